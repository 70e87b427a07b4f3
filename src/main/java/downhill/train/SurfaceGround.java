package downhill.train;

import downhill.choice.Task;
import downhill.diagnose.Facts;
import downhill.experiment.OnSurface;
import downhill.experiment.Training;
import downhill.math.Layout;
import downhill.math.Tensor;
import downhill.nn.Model.LayerParts;
import downhill.nn.Values;
import downhill.surface.Surface;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A point on a toy surface: the loss is its height, and every batch is the whole truth. */
final class SurfaceGround implements Ground {
    /** Of a point: x and y. */
    static final Layout LAYOUT = point();

    private static final double UNIT = 1;

    private final Surface surface;
    private final Values values;
    private final Trail trail = new Trail();

    SurfaceGround(OnSurface start) {
        surface = start.surface();
        values = new Values(new double[] {start.x(), start.y()}, new double[0]);
        trail.add(start.x(), start.y());
    }

    private static Layout point() {
        Layout.Builder builder = new Layout.Builder();
        builder.add("position", 2, 1);
        return builder.build();
    }

    @Override
    public Layout layout() {
        return LAYOUT;
    }

    @Override
    public Values values() {
        return values;
    }

    @Override
    public Values working() {
        return values;
    }

    @Override
    public double measure(
            Training training, int[] order, int from, int rows, double scale, long update, double[] gradient) {
        double[] p = values.parameters();
        surface.gradient(p[0], p[1], gradient);
        gradient[0] *= scale;
        gradient[1] *= scale;
        return surface.value(p[0], p[1]);
    }

    @Override
    public @Nullable BatchWalk walk(Training training, int rows) {
        return null;
    }

    @Override
    public int rows() {
        return 1;
    }

    @Override
    public Survey survey(Training training, @Nullable Values mean) {
        return new Survey.Known(sets(training), signals(training));
    }

    @Override
    public void note(int parameter) {
        // Nothing costs but the height.
    }

    @Override
    public double noted() {
        return 0;
    }

    @Override
    public Optional<Divergence.Origin> locate(Batches batches, int rows, double loss, double[] gradient) {
        double[] p = values.parameters();
        String operation = Double.isFinite(loss) ? "gradient" : "loss";
        return Optional.of(new Divergence.Origin(0, operation, Math.max(Math.abs(p[0]), Math.abs(p[1]))));
    }

    @Override
    public int layerOf(Tensor tensor) {
        return 0;
    }

    @Override
    public void changed() {
        // Nothing is derived from the point.
    }

    @Override
    public void settled() {
        double[] p = values.parameters();
        trail.add(p[0], p[1]);
    }

    @Override
    public double[] trail() {
        return trail.places();
    }

    @Override
    public void resume(double[] kept) {
        trail.resume(kept);
    }

    @Override
    public Recorder.Sets sets(Training training) {
        double[] p = values.parameters();
        Evaluator.Score score = new Evaluator.Score(surface.value(p[0], p[1]), Double.NaN);
        return new Recorder.Sets(score, score);
    }

    @Override
    public Evaluator.Signals signals(Training training) {
        return new Evaluator.Signals(new double[0], new double[0]);
    }

    @Override
    public WholeLoss whole(Training training) {
        return new SurfaceLoss(surface, LAYOUT);
    }

    @Override
    public double[] computedWith(double[] parameters) {
        return parameters.clone();
    }

    @Override
    public Runnable aside() {
        return () -> {};
    }

    @Override
    public List<LayerParts> layers() {
        return List.of();
    }

    /** Nobody guesses on a surface; one unit of height keeps a start at the bottom from counting as divergence. */
    @Override
    public double chance() {
        return UNIT;
    }

    @Override
    public Facts facts(Task task) {
        return Facts.ofSurface(UNIT);
    }

    @Override
    public double[] dead() {
        return new double[0];
    }

    @Override
    public long interval(Training training) {
        return 1;
    }
}
