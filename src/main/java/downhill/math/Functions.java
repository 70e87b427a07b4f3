package downhill.math;

/**
 * Elementary functions with the same bits on every machine.
 *
 * <p>The three that take the time in training are our own sequences of fma, the same ones as the vector kernels; the
 * others come from {@link StrictMath} (fdlibm): {@link Math} may be replaced by a processor's own approximation and
 * then differs from one machine to the next.
 */
public final class Functions {

    private Functions() {}

    /** e to the x. */
    public static double exp(double x) {
        return Elementary.exp(x);
    }

    /** e to the x, less 1; exact for small x. */
    public static double expm1(double x) {
        return StrictMath.expm1(x);
    }

    /** Natural logarithm. */
    public static double log(double x) {
        return StrictMath.log(x);
    }

    /** Natural logarithm of 1 + x, exact for small x. */
    public static double log1p(double x) {
        return StrictMath.log1p(x);
    }

    /** Logarithm to base 10. */
    public static double log10(double x) {
        return StrictMath.log10(x);
    }

    /** x to the y. */
    public static double pow(double x, double y) {
        return StrictMath.pow(x, y);
    }

    /**
     * x to a whole power of at least 0, by squaring: near n units in the last place, and without the garbage that
     * {@link StrictMath#pow} leaves at every call.
     */
    public static double pow(double x, long n) {
        double result = 1;
        double square = x;
        for (long left = n; left > 0; left >>= 1) {
            if ((left & 1) == 1) {
                result *= square;
            }
            square *= square;
        }
        return result;
    }

    /** Sine, x in radians. */
    public static double sin(double x) {
        return StrictMath.sin(x);
    }

    /** Cosine, x in radians. */
    public static double cos(double x) {
        return StrictMath.cos(x);
    }

    /** Hyperbolic tangent. */
    public static double tanh(double x) {
        return Elementary.tanh(x);
    }

    /** Logistic function 1 / (1 + e^-x), without overflow for either sign. */
    public static double sigmoid(double x) {
        return Elementary.sigmoid(x);
    }

    /** log(1 + e^x), without overflow. */
    public static double softplus(double x) {
        return Math.max(x, 0) + log1p(exp(-Math.abs(x)));
    }

    /** Error function, 2/sqrt(pi) times the integral of e^(-t^2) from 0 to x. */
    public static double erf(double x) {
        return ErrorFunction.erf(x);
    }

    /** 1 - erf(x), with its relative precision for large x. */
    public static double erfc(double x) {
        return ErrorFunction.erfc(x);
    }

    /** c[0] + c[1] x + c[2] x^2 + ..., from the highest power down (Horner). */
    static double polynomial(double[] c, double x) {
        double sum = c[c.length - 1];
        for (int i = c.length - 2; i >= 0; i--) {
            sum = c[i] + x * sum;
        }
        return sum;
    }
}
