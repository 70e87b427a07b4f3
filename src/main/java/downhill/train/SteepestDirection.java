package downhill.train;

import downhill.math.Kernels;
import downhill.math.Stream;
import java.util.Arrays;

/**
 * The algebraically largest eigenvalue of a symmetric matrix that is known by its products alone.
 *
 * <p>Power iteration with, for each product, the shift that helps most: from x and Hx the next x is the best of all
 * Hx + s x, which climbs the quotient x'Hx / x'x, so that a negative eigenvalue never wins however large it is. With the
 * product of the residual it is a 2 x 2 eigenproblem in closed form.
 *
 * <p>Source: Golub & Van Loan, Matrix Computations, power iteration and Rayleigh-Ritz; Hestenes & Karush 1951, the
 * gradient method for the Rayleigh quotient.
 */
final class SteepestDirection {
    /** Below this share of ||Hx|| the residual is rounding. */
    private static final double ROUNDING = 1e-14;

    /** A vector that fits this well may sit on an eigenvector that another has overtaken. */
    private static final double STUCK = 1e-6;

    private static final double SHAKE = 1e-3;

    private final Stream noise;
    private final double[] x;
    private final double[] hx;
    private final double[] next;
    private boolean known;
    private double value = Double.NaN;
    private double residual = Double.NaN;

    SteepestDirection(int size, Stream noise) {
        this.noise = noise;
        x = new double[size];
        hx = new double[size];
        next = new double[size];
        draw();
    }

    /** From a unit vector that is nearly right; shaken, since it may sit on an eigenvector that another has overtaken. */
    SteepestDirection(double[] begin, Stream noise) {
        this.noise = noise;
        x = begin.clone();
        hx = new double[begin.length];
        next = new double[begin.length];
        shake();
    }

    private void draw() {
        for (int i = 0; i < x.length; i++) {
            x[i] = noise.normal();
        }
        normalise(x);
    }

    /** From now on it is another matrix, though perhaps one near by. */
    void matrixChanges() {
        known = false;
        if (!Double.isFinite(value)) {
            draw();
        } else if (residual <= STUCK * Math.abs(value)) {
            shake();
        }
    }

    private void shake() {
        for (int i = 0; i < x.length; i++) {
            x[i] = Math.fma(SHAKE, noise.normal() / Math.sqrt(x.length), x[i]);
        }
        normalise(x);
    }

    /** The unit vector whose product is wanted. */
    double[] wanted() {
        return known ? next : x;
    }

    /** Takes the matrix times {@link #wanted()}. */
    void take(double[] product) {
        if (known && !isExact()) {
            climb(product);
        } else if (known) {
            return;
        } else {
            System.arraycopy(product, 0, hx, 0, hx.length);
            known = true;
        }
        look();
    }

    // The best direction in the plane of x and next, which are orthogonal.
    private void climb(double[] product) {
        double a = value;
        double b = dot(x, product);
        double c = dot(next, product);
        double half = 0.5 * (a - c);
        double root = Math.sqrt(Math.fma(half, half, b * b));
        double along = half > 0 ? half + root : b;
        double aside = half > 0 ? b : root - half;
        double length = Math.sqrt(along * along + aside * aside);
        if (!(length > 0)) {
            return;
        }
        combine(x, along / length, next, aside / length);
        combine(hx, along / length, product, aside / length);
        double drift = normalise(x);
        for (int i = 0; i < hx.length; i++) {
            hx[i] /= drift;
        }
    }

    private static void combine(double[] into, double share, double[] other, double otherShare) {
        for (int i = 0; i < into.length; i++) {
            into[i] = Math.fma(otherShare, other[i], share * into[i]);
        }
    }

    private void look() {
        value = dot(x, hx);
        for (int i = 0; i < next.length; i++) {
            next[i] = Math.fma(-value, x[i], hx[i]);
        }
        residual = normalise(next);
        // What is small keeps few digits, and no right angle.
        double slant = dot(x, next);
        for (int i = 0; i < next.length; i++) {
            next[i] = Math.fma(-slant, x[i], next[i]);
        }
        normalise(next);
    }

    /** x'Hx of the vector so far. */
    double value() {
        return value;
    }

    /** ||Hx - value x||: an eigenvalue lies this near to the value. */
    double residual() {
        return residual;
    }

    private boolean isExact() {
        return !(residual > ROUNDING * Math.sqrt(Kernels.sumOfSquares(hx, 0, hx.length)));
    }

    /** Whether the residual is at most such a share of the value, or as small as rounding allows, or not finite. */
    boolean fits(double share) {
        return known && (!Double.isFinite(residual) || residual <= share * Math.abs(value) || isExact());
    }

    /** The unit vector so far, its largest element positive; a copy. */
    double[] vector() {
        double[] copy = x.clone();
        int largest = 0;
        for (int i = 1; i < copy.length; i++) {
            largest = Math.abs(copy[i]) > Math.abs(copy[largest]) ? i : largest;
        }
        if (copy[largest] < 0) {
            Arrays.setAll(copy, i -> -x[i]);
        }
        return copy;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum = Math.fma(a[i], b[i], sum);
        }
        return sum;
    }

    /** Makes the length 1 unless it is 0; the length it had. */
    private static double normalise(double[] v) {
        double length = Kernels.norm(v, 0, v.length, 1);
        if (length > 0) {
            for (int i = 0; i < v.length; i++) {
                v[i] /= length;
            }
        }
        return length;
    }
}
