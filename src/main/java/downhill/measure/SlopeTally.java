package downhill.measure;

import downhill.nn.Activation;
import downhill.nn.Bend;

/**
 * How an activation bends what a layer computes, counted piece by piece over the rows that are looked at.
 *
 * <p>A (unit, sample) is <i>saturated</i> where the magnitude of the slope is below {@link #FLAT} of its maximum over
 * all z. A unit is <i>dead</i> if it answers zero with slope zero for every row: what only a function that cuts off,
 * such as ReLU, can do. That it does so for half of the rows is normal.
 */
public final class SlopeTally {
    /** Share of the steepest slope below which a slope counts as flat. */
    public static final double FLAT = 0.05;

    private final double flat;
    private boolean[] alive = new boolean[0];
    private double sum;
    private long flats;
    private long count;

    /** For a layer with this activation. */
    public SlopeTally(Activation activation) {
        flat = FLAT * activation.steepest();
    }

    /** Counts the rows of a pass. */
    public void add(Bend bend) {
        double[] slopes = bend.slopes();
        if (count == 0) {
            alive = new boolean[bend.units()];
        }
        for (int i = 0; i < slopes.length; i++) {
            sum += slopes[i];
            flats += Math.abs(slopes[i]) < flat ? 1 : 0;
            alive[i % alive.length] |= slopes[i] != 0 || bend.values()[i] != 0;
        }
        count += slopes.length;
    }

    /** Mean of the slope over units and rows. */
    public double meanSlope() {
        return sum / (double) count;
    }

    /** Share from 0 to 1 of saturated (unit, sample). */
    public double saturated() {
        return (double) flats / (double) count;
    }

    /** Share from 0 to 1 of dead units. */
    public double dead() {
        int dead = 0;
        for (boolean each : alive) {
            dead += each ? 0 : 1;
        }
        return (double) dead / alive.length;
    }
}
