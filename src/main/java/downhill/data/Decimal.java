package downhill.data;

/** Reads numbers as people and programs write them in tables: digits with a sign, a point and an exponent. */
final class Decimal {
    /** Beyond this, squares and products would leave the range that pictures and losses can show. */
    static final double LARGEST = 1e30;

    private Decimal() {}

    /** The number; NaN where the text is none, infinite beyond {@link #LARGEST}; no words, no hexadecimals. */
    static double parse(String text, boolean decimalComma) {
        String plain = decimalComma && text.indexOf('.') < 0 ? text.replace(',', '.') : text;
        if (!isDecimal(plain)) {
            return Double.NaN;
        }
        double value = Double.parseDouble(plain) + 0.0;
        return Math.abs(value) <= LARGEST ? value : Double.POSITIVE_INFINITY;
    }

    // By hand: a regular expression, or an exception for each wrong cell of a megabyte, would take seconds.
    private static boolean isDecimal(String text) {
        int at = sign(text, 0);
        int whole = digits(text, at);
        int count = whole - at;
        at = whole;
        if (at < text.length() && text.charAt(at) == '.') {
            int fraction = digits(text, at + 1);
            count += fraction - at - 1;
            at = fraction;
        }
        if (count > 0 && at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            int begin = sign(text, at + 1);
            at = digits(text, begin);
            count = at - begin;
        }
        return count > 0 && at == text.length();
    }

    private static int sign(String text, int at) {
        return at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+') ? at + 1 : at;
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
