package downhill.ui;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as people read them. */
final class Numbers {
    private static final MathContext FIVE = new MathContext(5, RoundingMode.HALF_EVEN);
    private static final MathContext FOUR = new MathContext(4, RoundingMode.HALF_EVEN);

    private Numbers() {}

    /** All digits of a number, without an exponent where it is short enough: 0.03, 1e-9. */
    static String text(double value) {
        if (!Double.isFinite(value)) {
            return special(value);
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int exponent = exact.precision() - exact.scale() - 1;
        return exponent < -5 || exponent > 9 ? scientific(exact, exponent) : exact.toPlainString();
    }

    /** Four digits, always as wide as its neighbours: 0.6931, 12.35, 3.210e-7. */
    static String reading(double value) {
        if (!Double.isFinite(value)) {
            return special(value);
        }
        double size = Math.abs(value);
        if (size == 0) {
            return "0.0000";
        }
        if (size < 1e-4 || size >= 1e6) {
            return String.format(Locale.ROOT, "%.3e", value)
                    .replaceFirst("e([+-])0*(\\d)", "e$1$2")
                    .replace("e+", "e");
        }
        int whole = Math.max(1, (int) Math.floor(Math.log10(size)) + 1);
        return new BigDecimal(value)
                .setScale(Math.max(0, 5 - whole), RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    /** At most four digits, and none that say nothing: 0.02, 0.01357. */
    static String brief(double value) {
        return Double.isFinite(value) ? text(new BigDecimal(value).round(FOUR).doubleValue()) : special(value);
    }

    /** Five digits that mean something, however small the number is: 0.0012346, 1.2346e-7. */
    static String significant(double value) {
        if (!Double.isFinite(value) || value == 0) {
            return text(value);
        }
        BigDecimal rounded = new BigDecimal(value).round(FIVE).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        boolean plain = exponent >= -4 && exponent <= 6;
        String text = plain
                ? rounded.toPlainString()
                : rounded.movePointLeft(exponent).toPlainString() + "e" + exponent;
        return text.replace('-', '−');
    }

    private static String scientific(BigDecimal exact, int exponent) {
        BigDecimal mantissa = exact.movePointLeft(exponent).round(FOUR).stripTrailingZeros();
        return mantissa.toPlainString() + "e" + exponent;
    }

    private static String special(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        return value > 0 ? "∞" : "−∞";
    }
}
