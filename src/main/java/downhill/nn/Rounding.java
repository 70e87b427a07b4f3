package downhill.nn;

/** Rounds a double once to a binary format with fewer bits. */
final class Rounding {
    private static final int DOUBLE_BITS = 53;

    private Rounding() {}

    /**
     * The nearest number of a format, ties to even; beyond the largest by half a unit it is infinite.
     *
     * @param significant bits of a normal number, with the leading one
     * @param smallestExponent of a normal number, as in 2^-14
     * @param largest finite number
     */
    static double round(double x, int significant, int smallestExponent, double largest) {
        if (x == 0 || !Double.isFinite(x)) {
            return x;
        }
        int exponent = Math.max(Math.getExponent(x), smallestExponent);
        // Adding 2^52 units and taking them away rounds to whole units, ties to even.
        double units = Math.scalb(1.0, exponent - significant + 1);
        double magic = Math.scalb(1.5, DOUBLE_BITS - 1);
        double rounded = (x / units + magic - magic) * units;
        double magnitude = Math.abs(rounded);
        return magnitude > largest ? Math.copySign(Double.POSITIVE_INFINITY, x) : Math.copySign(magnitude, x);
    }
}
