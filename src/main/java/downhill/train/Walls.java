package downhill.train;

import downhill.experiment.Training;
import downhill.math.Kernels;
import downhill.math.Stream;
import downhill.optim.Sgd;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How steep the walls are of the valley in which plain descent stands, and how flat the way is that remains: the
 * Hessian's largest eigenvalue, and the curvature along what is left of the gradient without that direction.
 *
 * <p>Measured with some rows of the history, never by the clock; the direction is handed on from one measurement to the
 * next, which therefore need only few products of the Hessian with a vector.
 */
final class Walls {
    /** Rows between two measurements of a network: three products cost about four rows. */
    private static final int EVERY = 32;

    /** Products that improve the steepest direction. */
    private static final int PRODUCTS = 2;

    private final Ground ground;
    private final Stream noise;
    private final double[] steepest;
    private boolean begun;
    private long rows;
    private Reading reading = Reading.UNKNOWN;

    private @Nullable Training training;
    private @Nullable WholeLoss loss;

    // The measurement that is half done.
    private @Nullable SteepestDirection direction;
    private double[] product = new double[0];
    private double[] rest = new double[0];
    private double slope;
    private int products;
    private int piece;

    /** @param noise for directions to begin with */
    Walls(Ground ground, Stream noise) {
        this.ground = ground;
        this.noise = noise;
        steepest = new double[ground.layout().size()];
    }

    /** Forgets all but the direction. */
    void restart() {
        rows = 0;
        reading = Reading.UNKNOWN;
        abandon();
    }

    /** Gives up a measurement that is half done. */
    void abandon() {
        direction = null;
    }

    /** Whether a measurement belongs to the row that comes next: only of plain descent on the loss of all examples. */
    private boolean due(Training now) {
        int all = ground.rows();
        boolean plain = now.optimizer() instanceof Sgd && now.treatment().isEmpty();
        return plain && now.batch().rows(all) == all && rows % (ground.layers().isEmpty() ? 1 : EVERY) == 0;
    }

    /**
     * Goes on with the measurement of a row, a product's piece at a time; whether nothing is left to do.
     *
     * @param gradient of the last update
     */
    boolean advance(Training now, double[] gradient, long update) {
        if (rows == 0 || !due(now)) {
            return true;
        }
        SteepestDirection search = direction == null ? begin(now, update) : direction;
        WholeLoss whole = java.util.Objects.requireNonNull(loss);
        double[] along = products < PRODUCTS ? search.wanted() : rest;
        whole.addProduct(ground.working().parameters(), along, piece, product);
        piece++;
        if (piece < whole.pieces()) {
            return false;
        }
        return multiplied(search, gradient);
    }

    private SteepestDirection begin(Training now, long update) {
        if (loss == null || !now.equals(training)) {
            training = now;
            loss = ground.whole(now);
        }
        product = new double[steepest.length];
        rest = new double[steepest.length];
        products = 0;
        piece = 0;
        direction = begun
                ? new SteepestDirection(steepest, noise.part(update))
                : new SteepestDirection(steepest.length, noise.part(update));
        return direction;
    }

    private boolean multiplied(SteepestDirection search, double[] gradient) {
        piece = 0;
        products++;
        if (products <= PRODUCTS) {
            search.take(product);
            Arrays.fill(product, 0);
            if (products < PRODUCTS) {
                return false;
            }
            System.arraycopy(search.vector(), 0, steepest, 0, steepest.length);
            begun = Kernels.allFinite(steepest, steepest.length);
            slope = without(steepest, gradient, rest);
            if (slope > 0) {
                return false;
            }
        }
        reading = new Reading(search.value(), slope > 0 ? dot(rest, product) : 0, slope);
        direction = null;
        return true;
    }

    /** The gradient without its part along a direction, as a vector of length 1; its length before. */
    private static double without(double[] direction, double[] gradient, double[] into) {
        double along = dot(direction, gradient);
        for (int i = 0; i < into.length; i++) {
            into[i] = Math.fma(-along, direction[i], gradient[i]);
        }
        double length = Kernels.norm(into, 0, into.length, 1);
        for (int i = 0; length > 0 && i < into.length; i++) {
            into[i] /= length;
        }
        return length;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum = Math.fma(a[i], b[i], sum);
        }
        return sum;
    }

    /** Counts a row. */
    void row() {
        rows++;
    }

    /** What was measured last. */
    Reading reading() {
        return reading;
    }

    State state() {
        return new State(steepest.clone(), begun, rows, reading);
    }

    void resume(State state) {
        System.arraycopy(state.steepest(), 0, steepest, 0, steepest.length);
        begun = state.begun();
        rows = state.rows();
        reading = state.reading();
        abandon();
    }

    /**
     * @param steepest the largest eigenvalue, a little less while it is not found well; NaN before the first
     * @param flat curvature along the rest of the gradient
     * @param slope length of the rest of the gradient
     */
    record Reading(double steepest, double flat, double slope) {
        static final Reading UNKNOWN = new Reading(Double.NaN, Double.NaN, Double.NaN);
    }

    /** The direction, if there is one yet, the rows so far and what was measured last. */
    @SuppressWarnings("ArrayRecordComponent") // a copy, never written
    record State(double[] steepest, boolean begun, long rows, Reading reading) {}
}
