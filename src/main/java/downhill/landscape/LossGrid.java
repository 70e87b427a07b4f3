package downhill.landscape;

import downhill.train.WholeLoss;
import java.util.Arrays;

/**
 * The loss at the points of a plane, as a job: each {@link #advance} computes one piece of one point, a few
 * milliseconds.
 *
 * <p>What the loss is, and which statistics batch normalisation uses away from the weights that a run has, is said at
 * {@link WholeLoss}. A loss that is not finite is kept as it is.
 */
public final class LossGrid {
    /** Most points along a side. */
    public static final int MOST = 101;

    private final WholeLoss loss;
    private final Plane plane;
    private final double[] alphas;
    private final double[] betas;
    private final double[] losses;
    private final double[] parameters;
    private int point;
    private int piece;
    private double sum;

    /**
     * Nothing of it computed yet.
     *
     * @param loss used by nobody else meanwhile
     * @param alphas along the plane's first direction
     * @param betas along its second
     * @throws IllegalArgumentException if there is none, or more than {@link #MOST}, along a side
     */
    public LossGrid(WholeLoss loss, Plane plane, double[] alphas, double[] betas) {
        if (Math.min(alphas.length, betas.length) < 1 || Math.max(alphas.length, betas.length) > MOST) {
            throw new IllegalArgumentException("A side has 1 to " + MOST + " points");
        }
        this.loss = loss;
        this.plane = plane;
        this.alphas = alphas.clone();
        this.betas = betas.clone();
        losses = new double[alphas.length * betas.length];
        Arrays.fill(losses, Double.NaN);
        parameters = new double[plane.centre().length];
    }

    /** So many places from low to high, both included. */
    public static double[] spaced(double low, double high, int count) {
        double[] places = new double[count];
        for (int i = 0; i < count; i++) {
            places[i] = count == 1 ? low : low + (high - low) * i / (count - 1);
        }
        return places;
    }

    /**
     * Computes the next piece.
     *
     * @return whether anything is left
     */
    public boolean advance() {
        if (point == losses.length) {
            return false;
        }
        if (piece == 0) {
            plane.at(alphas[point / betas.length], betas[point % betas.length], parameters);
            sum = 0;
        }
        sum += loss.value(parameters, piece);
        piece++;
        if (piece == loss.pieces()) {
            losses[point] = sum;
            point++;
            piece = 0;
        }
        return point < losses.length;
    }

    /** Pieces computed. */
    public long done() {
        return (long) point * loss.pieces() + piece;
    }

    /** Pieces of all points. */
    public long total() {
        return (long) losses.length * loss.pieces();
    }

    /** Points computed so far, in the order of {@link #losses()}. */
    public int points() {
        return point;
    }

    /** Losses {@code [a][b]}, row by row; NaN at the points to come. A copy. */
    public double[] losses() {
        return losses.clone();
    }

    /** The loss at a point; NaN before it is computed. */
    public double loss(int a, int b) {
        return losses[a * betas.length + b];
    }

    /** Places along the first direction; a copy. */
    public double[] alphas() {
        return alphas.clone();
    }

    /** Places along the second direction; a copy. */
    public double[] betas() {
        return betas.clone();
    }
}
