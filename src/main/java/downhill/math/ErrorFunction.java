package downhill.math;

/**
 * The error function and its complement, in rational approximations on five intervals; error below one unit (erf) and
 * two units (erfc) in the last place.
 *
 * <p>Constants and intervals are those of fdlibm's {@code s_erf.c} (Sun Microsystems 1993).
 */
final class ErrorFunction {
    private static final double SMALL = 0.84375;
    private static final double MIDDLE = 1.25;
    private static final double LARGE = 1 / 0.35;
    /** From here on erf is 1 to the last bit. */
    private static final double ONE = 6;
    /** From here on erfc is below the smallest double. */
    private static final double NONE = 28;

    private static final double ERF_OF_ONE = 0.8450629115104675;

    private static final double[] P_SMALL = {
        0.12837916709551256, -0.3250421072470015, -0.02848174957559851, -0.005770270296489442, -2.3763016656650163e-05
    };
    private static final double[] Q_SMALL = {
        1, 0.39791722395915535, 0.0650222499887673, 0.005081306281875766, 0.00013249473800432164, -3.960228278775368e-06
    };
    private static final double[] P_MIDDLE = {
        -0.0023621185607526594,
        0.41485611868374833,
        -0.3722078760357013,
        0.31834661990116175,
        -0.11089469428239668,
        0.035478304325618236,
        -0.002166375594868791
    };
    private static final double[] Q_MIDDLE = {
        1,
        0.10642088040084423,
        0.540397917702171,
        0.07182865441419627,
        0.12617121980876164,
        0.01363708391202905,
        0.011984499846799107
    };
    private static final double[] R_NEAR = {
        -0.009864944034847148,
        -0.6938585727071818,
        -10.558626225323291,
        -62.375332450326006,
        -162.39666946257347,
        -184.60509290671104,
        -81.2874355063066,
        -9.814329344169145
    };
    private static final double[] S_NEAR = {
        1,
        19.651271667439257,
        137.65775414351904,
        434.56587747522923,
        645.3872717332679,
        429.00814002756783,
        108.63500554177944,
        6.570249770319282,
        -0.0604244152148581
    };
    private static final double[] R_FAR = {
        -0.0098649429247001,
        -0.799283237680523,
        -17.757954917754752,
        -160.63638485582192,
        -637.5664433683896,
        -1025.0951316110772,
        -483.5191916086514
    };
    private static final double[] S_FAR = {
        1,
        30.33806074348246,
        325.7925129965739,
        1536.729586084437,
        3199.8582195085955,
        2553.0504064331644,
        474.52854120695537,
        -22.44095244658582
    };

    private ErrorFunction() {}

    static double erf(double x) {
        double size = Math.abs(x);
        if (size < SMALL) {
            return x + x * ratio(P_SMALL, Q_SMALL, x * x);
        }
        if (Double.isNaN(x)) {
            return x;
        }
        double value =
                size < MIDDLE ? ERF_OF_ONE + ratio(P_MIDDLE, Q_MIDDLE, size - 1) : size < ONE ? 1 - tail(size) : 1;
        return Math.copySign(value, x);
    }

    static double erfc(double x) {
        double size = Math.abs(x);
        if (size < SMALL) {
            double part = x * ratio(P_SMALL, Q_SMALL, x * x);
            return x < 0.25 ? 1 - (x + part) : 0.5 - (part + (x - 0.5));
        }
        if (size < MIDDLE) {
            double part = ratio(P_MIDDLE, Q_MIDDLE, size - 1);
            return x > 0 ? 1 - ERF_OF_ONE - part : 1 + (ERF_OF_ONE + part);
        }
        if (Double.isNaN(x)) {
            return x;
        }
        if (x > 0) {
            return size < NONE ? tail(size) : 0;
        }
        return size < ONE ? 2 - tail(size) : 2;
    }

    /** erfc(x) for x of at least {@link #MIDDLE}. */
    private static double tail(double x) {
        double s = 1 / (x * x);
        double exponent = x < LARGE ? ratio(R_NEAR, S_NEAR, s) : ratio(R_FAR, S_FAR, s);
        // The square of the upper half of x is exact, so that its rounding error cannot grow in the exponential.
        double upper = Double.longBitsToDouble(Double.doubleToRawLongBits(x) & 0xFFFF_FFFF_0000_0000L);
        return Functions.exp(-upper * upper - 0.5625) * Functions.exp((upper - x) * (upper + x) + exponent) / x;
    }

    private static double ratio(double[] above, double[] below, double x) {
        return Functions.polynomial(above, x) / Functions.polynomial(below, x);
    }
}
