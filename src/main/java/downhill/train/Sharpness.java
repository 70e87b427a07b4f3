package downhill.train;

import downhill.experiment.Training;
import downhill.math.Kernels;
import downhill.math.Stream;
import downhill.train.WholeLoss.Method;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How steep the walls of the valley are in which a run lies: the largest eigenvalue of the Hessian of
 * {@link WholeLoss what it descends}, found a little at a time while the run goes on; changes nothing in the run.
 *
 * <p>A measurement holds the weights of one update fast until its vector fits, or until it has had products enough;
 * the next one takes the weights of then and begins at the vector of the last. Memory: six vectors as long as the
 * parameters, and the passes of a piece.
 *
 * <p>Together with a learning rate it is evidence only, and never decides: see {@link StabilityLimit}.
 */
public final class Sharpness {
    /** A run that goes on is followed as soon as the residual is this share of the value. */
    private static final double NEAR = 1e-3;

    /** Or after so many products. */
    private static final int ENOUGH = 16;

    /** With a run that stands, a measurement goes on to this share. */
    private static final double EXACTLY = 1e-9;

    /** And to so many products at most. */
    private static final int MOST = 2000;

    private final Trainer trainer;
    private final SteepestDirection direction;
    private final double[] parameters;
    private final double[] product;
    private WholeLoss loss;
    private Training training;
    private long update = -1;
    private int edits;
    private int piece;
    private int products;
    private boolean finite;
    private @Nullable Reading reading;

    /** Of a trainer, which is looked at and never changed. */
    public Sharpness(Trainer trainer) {
        this.trainer = trainer;
        training = trainer.experiment().training();
        loss = WholeLoss.of(trainer);
        int size = loss.layout().size();
        parameters = new double[size];
        product = new double[size];
        long seed = trainer.experiment().seed();
        direction = new SteepestDirection(size, Stream.of(seed, Stream.Purpose.DIRECTIONS));
    }

    /**
     * Computes one piece of one product of the Hessian with a vector, a few milliseconds.
     *
     * @return whether there is a new {@link #reading()}
     */
    public boolean advance() {
        if (piece == 0 && !begin()) {
            return false;
        }
        if (finite) {
            loss.addProduct(parameters, direction.wanted(), piece, product);
            piece++;
        } else {
            Arrays.fill(product, Double.NaN);
            piece = loss.pieces();
        }
        if (piece < loss.pieces()) {
            return false;
        }
        piece = 0;
        products++;
        direction.take(product);
        reading = new Reading(update, direction.value(), direction.residual(), products, loss.method());
        return true;
    }

    private boolean begin() {
        if (moved() && (reading == null || products >= ENOUGH || direction.fits(NEAR))) {
            hold();
        } else if (direction.fits(EXACTLY) || products >= MOST) {
            return false;
        }
        Arrays.fill(product, 0);
        return true;
    }

    private boolean moved() {
        return update != trainer.update()
                || edits != trainer.edits()
                || !training.equals(trainer.experiment().training());
    }

    private void hold() {
        if (!training.equals(trainer.experiment().training())) {
            training = trainer.experiment().training();
            loss = WholeLoss.of(trainer);
        }
        if (update >= 0) {
            direction.matrixChanges();
        }
        double[] now = trainer.ground().working().parameters();
        System.arraycopy(now, 0, parameters, 0, now.length);
        finite = Kernels.allFinite(parameters, parameters.length);
        update = trainer.update();
        edits = trainer.edits();
        products = 0;
    }

    /** The newest reading; null before the first. */
    public @Nullable Reading reading() {
        return reading;
    }

    /** Whether nothing is left to do until the run moves on. */
    public boolean settled() {
        return piece == 0 && !moved() && (direction.fits(EXACTLY) || products >= MOST);
    }

    /**
     * Measures the run as it stands, in one go.
     *
     * @param most products of the Hessian with a vector
     */
    public Reading settle(int most) {
        Reading now = null;
        for (int made = 0; !settled() && made < most; ) {
            if (advance() && reading != null && reading.update() == trainer.update()) {
                now = reading;
                made++;
            }
        }
        return now == null ? java.util.Objects.requireNonNull(reading) : now;
    }

    /** The direction of the steepest wall, of length 1, its largest element positive; a copy. */
    double[] vector() {
        return direction.vector();
    }

    /**
     * A measurement so far.
     *
     * @param update at which the weights were measured
     * @param value the largest eigenvalue; NaN where the weights, or it, are no longer finite
     * @param residual how far the vector is from an eigenvector, ||Hx - value x||: an eigenvalue lies this near to the
     *     value
     * @param iterations products of the Hessian with a vector at these weights
     * @param method how they were computed
     */
    public record Reading(long update, double value, double residual, int iterations, Method method) {}
}
