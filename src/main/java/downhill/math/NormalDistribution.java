package downhill.math;

/** The standard normal distribution. */
public final class NormalDistribution {
    private static final double ROOT_HALF = Math.sqrt(0.5);
    private static final double DENSITY_AT_ZERO = 1 / Math.sqrt(2 * Math.PI);

    private static final double CENTRE = 0.425;
    private static final double FAR = 5;

    private static final double[] A = {
        3.3871328727963665,
        133.14166789178438,
        1971.5909503065513,
        13731.69376550946,
        45921.95393154987,
        67265.7709270087,
        33430.57558358813,
        2509.0809287301227
    };
    private static final double[] B = {
        1,
        42.31333070160091,
        687.1870074920579,
        5394.196021424751,
        21213.794301586597,
        39307.89580009271,
        28729.085735721943,
        5226.495278852854
    };
    private static final double[] C = {
        1.4234371107496835,
        4.630337846156546,
        5.769497221460691,
        3.6478483247632045,
        1.2704582524523684,
        0.2417807251774506,
        0.022723844989269184,
        0.0007745450142783414
    };
    private static final double[] D = {
        1,
        2.053191626637759,
        1.6763848301838038,
        0.6897673349851,
        0.14810397642748008,
        0.015198666563616457,
        0.0005475938084995345,
        1.0507500716444169e-09
    };
    private static final double[] E = {
        6.657904643501103,
        5.463784911164114,
        1.7848265399172913,
        0.29656057182850487,
        0.026532189526576124,
        0.0012426609473880784,
        2.7115555687434876e-05,
        2.0103343992922881e-07
    };
    private static final double[] F = {
        1,
        0.599832206555888,
        0.1369298809227358,
        0.014875361290850615,
        0.0007868691311456133,
        1.8463183175100548e-05,
        1.421511758316446e-07,
        2.0442631033899397e-15
    };

    private NormalDistribution() {}

    /** Probability of a value below z; keeps its relative precision far below zero. */
    public static double cdf(double z) {
        return 0.5 * Functions.erfc(-z * ROOT_HALF);
    }

    /** Density at z. */
    public static double density(double z) {
        return DENSITY_AT_ZERO * Functions.exp(-0.5 * z * z);
    }

    /**
     * The value that a share {@code p} in [0, 1] lies below; infinite at the ends (Wichura 1988, Algorithm AS 241,
     * relative error about 1e-15).
     */
    public static double quantile(double p) {
        double q = p - 0.5;
        if (Math.abs(q) <= CENTRE) {
            double r = 0.180625 - q * q;
            return q * ratio(A, B, r);
        }
        double share = q < 0 ? p : 1 - p;
        if (share == 0) {
            return Math.copySign(Double.POSITIVE_INFINITY, q);
        }
        double r = Math.sqrt(-Functions.log(share));
        double size = r <= FAR ? ratio(C, D, r - 1.6) : ratio(E, F, r - FAR);
        return Math.copySign(size, q);
    }

    private static double ratio(double[] above, double[] below, double x) {
        return Functions.polynomial(above, x) / Functions.polynomial(below, x);
    }
}
