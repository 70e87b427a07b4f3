package downhill.landscape;

import downhill.experiment.Experiment;
import downhill.nn.Mse;
import downhill.train.Trainer;
import downhill.train.WholeLoss;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The loss of a network of two weights over both of them, as a job: the part of the plane that shows the start and the
 * lowest point well, the heights there, and where a loss is a parabola, its lowest point in closed form.
 *
 * <p>The loss is what the run descends: see {@link WholeLoss}. The part is the box around the contour through the start,
 * with a margin; of a loss that is no parabola, that of the mean squared error of the same network. Not thread-safe.
 */
public final class TwoWeights {
    /** Points along a side. */
    public static final int SIDE = 81;

    private static final double MARGIN = 1.3;
    private static final double ALONE = 3;
    private static final double NEAR = 0.88;
    private static final double AROUND = 2 * Math.PI;

    private final Experiment experiment;
    private @Nullable LossGrid grid;
    private double[] start = {0, 0};
    private double[] centre = {0, 0};
    private double[] half = {ALONE, ALONE};
    private Optional<Parabola> bottom = Optional.empty();

    /** Nothing of it computed yet. */
    public TwoWeights(Experiment experiment) {
        this.experiment = experiment;
    }

    /** Computes the next piece; whether anything is left. */
    public boolean advance() {
        if (grid == null) {
            grid = begin();
        }
        return grid.advance();
    }

    private LossGrid begin() {
        Trainer trainer = new Trainer(experiment);
        WholeLoss loss = WholeLoss.of(trainer);
        start = trainer.parameters();
        if (start.length != 2) {
            throw new IllegalArgumentException("Not two weights, but " + start.length);
        }
        Optional<Parabola> exact = Parabola.of(loss, start);
        bottom = exact;
        exact.or(this::squares).ifPresentOrElse(this::frame, () -> centre = start);
        Plane plane = new Plane(new double[2], new double[] {1, 0}, new double[] {0, 1});
        return new LossGrid(loss, plane, spaced(0), spaced(1));
    }

    private Optional<Parabola> squares() {
        Experiment twin = experiment.withTraining(experiment.training().withLoss(new Mse()));
        return Parabola.of(WholeLoss.of(new Trainer(twin)), start);
    }

    private void frame(Parabola parabola) {
        centre = parabola.lowest();
        double[] reach = parabola.reach(start);
        for (int i = 0; i < 2; i++) {
            half[i] = reach[i] > 0 ? MARGIN * reach[i] : ALONE;
        }
    }

    private double[] spaced(int axis) {
        return LossGrid.spaced(centre[axis] - half[axis], centre[axis] + half[axis], SIDE);
    }

    /** From 0 to 1. */
    public double progress() {
        return grid == null ? 0 : (double) grid.done() / grid.total();
    }

    /** The lowest value of a weight that is shown. */
    public double low(int axis) {
        return centre[axis] - half[axis];
    }

    /** The highest. */
    public double high(int axis) {
        return centre[axis] + half[axis];
    }

    /** Where the run begins; a copy. */
    public double[] start() {
        return start.clone();
    }

    /** The lowest point in closed form; none of a loss that is no parabola. */
    public Optional<double[]> bottom() {
        return bottom.map(Parabola::lowest);
    }

    /** The loss there; infinite where it is not known. */
    public double floor() {
        return bottom.map(Parabola::height).orElse(Double.POSITIVE_INFINITY);
    }

    /** Row by row from the highest value of the second weight down, each from the lowest of the first up. */
    public double[] heights() {
        double[] heights = new double[SIDE * SIDE];
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                heights[row * SIDE + column] = grid == null ? Double.NaN : grid.loss(column, SIDE - 1 - row);
            }
        }
        return heights;
    }

    /** So many other starts, all around near the edge of what is shown. */
    public List<double[]> around(int count) {
        List<double[]> starts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double turn = AROUND * (i + 0.5) / count;
            starts.add(new double[] {
                centre[0] + NEAR * half[0] * Math.cos(turn), centre[1] + NEAR * half[1] * Math.sin(turn)
            });
        }
        return starts;
    }
}
