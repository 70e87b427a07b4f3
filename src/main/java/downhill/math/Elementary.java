package downhill.math;

/**
 * Exponential, hyperbolic tangent and logistic function as fixed sequences of fma, so that scalar and vector code give
 * the same bits; within three units in the last place.
 *
 * <p>e^x = 2^k e^r with |r| at most ln(2) / 2; e^r - 1 is its Taylor polynomial to r^13, whose remainder is below half a
 * unit in the last place. {@link VectorKernels} repeats these sequences lane by lane.
 */
final class Elementary {
    static final double LOG2_E = 0x1.71547652b82fep0;
    static final double LN2_HIGH = 0x1.62e42fefa38p-1;
    static final double LN2_LOW = 0x1.ef35793c7673p-45;
    /** Added to a number below 2^51 it leaves the number's nearest integer in the low bits. */
    static final double MAGIC = 0x1.8p52;

    static final double SMALLEST = -746;
    static final double LARGEST = 710;
    static final double TANH_LARGEST = 20;
    static final long BIAS = 1023;
    static final int FRACTION_BITS = 52;

    static final double C2 = 1.0 / 2;
    static final double C3 = 1.0 / 6;
    static final double C4 = 1.0 / 24;
    static final double C5 = 1.0 / 120;
    static final double C6 = 1.0 / 720;
    static final double C7 = 1.0 / 5040;
    static final double C8 = 1.0 / 40320;
    static final double C9 = 1.0 / 362880;
    static final double C10 = 1.0 / 3628800;
    static final double C11 = 1.0 / 39916800;
    static final double C12 = 1.0 / 479001600;
    static final double C13 = 1.0 / 6227020800.0;

    private Elementary() {}

    static double exp(double x) {
        double bounded = Math.min(Math.max(x, SMALLEST), LARGEST);
        double k = Math.fma(bounded, LOG2_E, MAGIC) - MAGIC;
        double grown = expm1(reduced(bounded, k));
        // In two steps, since 2^k alone may be no double.
        double half = Math.fma(k, 0.5, MAGIC);
        double first = power(half);
        double second = power(k - (half - MAGIC) + MAGIC);
        return Math.fma(grown, first, first) * second;
    }

    static double tanh(double x) {
        double twice = 2 * Math.min(Math.abs(x), TANH_LARGEST);
        double shifted = Math.fma(twice, LOG2_E, MAGIC);
        double scale = power(shifted);
        double grown = Math.fma(expm1(reduced(twice, shifted - MAGIC)), scale, scale - 1);
        return Math.copySign(grown / (grown + 2), x);
    }

    static double sigmoid(double x) {
        double e = exp(-Math.abs(x));
        return (x >= 0 ? 1 : e) / (1 + e);
    }

    private static double reduced(double x, double k) {
        return Math.fma(k, -LN2_LOW, Math.fma(k, -LN2_HIGH, x));
    }

    /** 2 to the integer in the low bits. */
    private static double power(double shifted) {
        return Double.longBitsToDouble((Double.doubleToRawLongBits(shifted) + BIAS) << FRACTION_BITS);
    }

    /** e^r - 1 for |r| at most ln(2) / 2. */
    private static double expm1(double r) {
        double r2 = r * r;
        double r4 = r2 * r2;
        double low = Math.fma(Math.fma(C5, r, C4), r2, Math.fma(C3, r, C2));
        double middle = Math.fma(Math.fma(C9, r, C8), r2, Math.fma(C7, r, C6));
        double high = Math.fma(Math.fma(C13, r, C12), r2, Math.fma(C11, r, C10));
        double q = Math.fma(Math.fma(high, r4, middle), r4, low);
        return Math.fma(r2, q, r);
    }
}
