package downhill.landscape;

import downhill.experiment.InvalidExperiment;
import downhill.landscape.Plane.Place;
import downhill.train.KeyFrames;
import downhill.train.Recording;
import downhill.train.Replaying;
import downhill.train.Sharpness;
import downhill.train.Sharpness.Reading;
import downhill.train.StabilityLimit;
import downhill.train.Trainer;
import downhill.train.WholeLoss;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The valley of a run, as a job: the run is made again up to an update, its loss is computed on the plane that shows most of
 * its way, and the walls are measured where it stands. Each {@link #advance} is a piece of a few milliseconds.
 *
 * <p>See {@link PathPlane} for the plane, {@link WholeLoss} for the loss and {@link Sharpness} for the walls. Not thread-safe.
 */
public final class RunValley {
    /** Points along a side of the picture. */
    public static final int SIDE = 41;

    /** Most updates that are made again. */
    public static final long MOST = 200_000;

    /** What the key frames may take. */
    private static final long BYTES = 8L << 20;

    /** What is shown beyond the way, as a share of its width. */
    private static final double MARGIN = 0.25;

    /** Products with the Hessian: enough for most, and the residual tells. */
    private static final int PRODUCTS = 200;

    private static final double GRID_FROM = 0.5;
    private static final double WALLS_FROM = 0.9;

    private final Replaying replaying;
    private final KeyFrames frames;
    private @Nullable PathPlane plane;
    private @Nullable LossGrid grid;
    private @Nullable Sharpness sharpness;
    private double[] alphas = {};
    private double[] betas = {};
    private int products;

    /**
     * Nothing made yet.
     *
     * @param update up to which the run is made again, at most {@link #MOST}
     * @throws InvalidExperiment if an edit is none of this run
     */
    public RunValley(Recording recording, long update) throws InvalidExperiment {
        replaying = recording.until(update, null).replaying(Math.min(update, MOST));
        frames = new KeyFrames(replaying.trainer().parameters().length, BYTES);
        frames.offer(replaying.trainer());
    }

    /**
     * Computes the next piece; whether anything is left.
     *
     * @throws InvalidExperiment if an edit is none of this run
     */
    public boolean advance() throws InvalidExperiment {
        if (plane == null) {
            if (!again()) {
                plane = look();
            }
            return true;
        }
        if (grid != null && grid.advance()) {
            return true;
        }
        return walls();
    }

    private boolean again() throws InvalidExperiment {
        boolean left = replaying.advance();
        Trainer trainer = replaying.trainer();
        if (!trainer.isUpdating()) {
            frames.offer(trainer);
        }
        return left;
    }

    private PathPlane look() {
        PathPlane found = PathPlane.of(frames.until(replaying.trainer()));
        if (found.plane() != null) {
            alphas = around(found.path(), Place::a);
            betas = around(found.path(), Place::b);
            grid = new LossGrid(WholeLoss.of(replaying.trainer()), found.plane(), alphas, betas);
        }
        return found;
    }

    private static double[] around(List<Place> path, ToDoubleFunction<Place> coordinate) {
        double low = path.stream().mapToDouble(coordinate).min().orElse(0);
        double high = path.stream().mapToDouble(coordinate).max().orElse(0);
        double margin = MARGIN * (high - low);
        return LossGrid.spaced(low - margin, high + margin, SIDE);
    }

    private boolean walls() {
        if (sharpness == null) {
            sharpness = new Sharpness(replaying.trainer());
        }
        if (!sharpness.settled() && products < PRODUCTS) {
            products += sharpness.advance() ? 1 : 0;
        }
        return !sharpness.settled() && products < PRODUCTS;
    }

    /** From 0 to 1. */
    public double progress() {
        if (plane == null) {
            return GRID_FROM * replaying.progress();
        }
        double seen = grid == null ? 1 : (double) grid.done() / grid.total();
        double walls = seen < 1 ? 0 : Math.min(1, products / (double) PRODUCTS);
        return GRID_FROM + (WALLS_FROM - GRID_FROM) * seen + (1 - WALLS_FROM) * walls;
    }

    /** Updates made. */
    public long update() {
        return replaying.trainer().update();
    }

    /** The plane, or why there is none; null before it is known. */
    public @Nullable PathPlane plane() {
        return plane;
    }

    /** The lowest and the highest place along the first direction, then along the second; empty where there is no plane. */
    public double[] edges() {
        return alphas.length == 0
                ? new double[0]
                : new double[] {alphas[0], alphas[SIDE - 1], betas[0], betas[SIDE - 1]};
    }

    /** Losses row by row from the highest place along the second direction down; empty where there is no plane. */
    public double[] heights() {
        double[] heights = new double[grid == null ? 0 : SIDE * SIDE];
        for (int i = 0; grid != null && i < heights.length; i++) {
            heights[i] = grid.loss(i % SIDE, SIDE - 1 - i / SIDE);
        }
        return heights;
    }

    /** How steep the walls are where the run stands; null before it is measured. */
    public @Nullable Reading steepness() {
        return sharpness == null ? null : sharpness.reading();
    }

    /** The steepness above which a parabola would diverge at this learning rate; none where there is no such limit. */
    public OptionalDouble limit() {
        return StabilityLimit.of(replaying.trainer());
    }
}
