package downhill.ui;

import downhill.diagnose.Evidence;
import downhill.diagnose.Evidence.Quantity;
import downhill.diagnose.Remedy;
import downhill.diagnose.Verdict;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * A verdict in sentences.
 *
 * @param title its name
 * @param what what is wrong, with its number; begins with a word of caution while it is only suspected
 * @param why the reason
 * @param attempt one thing to try
 */
record VerdictText(String title, String what, String why, String attempt) {
    private static final double EXPONENT_BELOW = 1e-4;
    private static final double EXPONENT_FROM = 1e9;

    /** @param layers of the network, with its output layer */
    static VerdictText of(Verdict verdict, int layers) {
        Object[] arguments = arguments(verdict.evidence(), layers);
        String key = "verdict." + verdict.rule();
        String variant = verdict.evidence().variant();
        String what = Words.text(key(key + ".what", variant), arguments);
        Remedy remedy = verdict.remedy();
        return new VerdictText(
                Words.text(key),
                verdict.confirmed() ? what : Words.text("verdict.suspected", what),
                Words.text(key(key + ".why", variant), arguments),
                Words.text(remedy == null ? key + ".try" : "remedy." + remedy.id(), arguments));
    }

    /** All of it but the title, on one line. */
    String line() {
        return what + " " + why + " " + attempt;
    }

    /** Not every text of a rule differs from variant to variant. */
    private static String key(String key, String variant) {
        String own = key + "." + variant;
        return Words.has(own) ? own : key;
    }

    /** {0} is the first layer concerned, to begin a sentence with, {1} the last within one, the rest are the numbers. */
    private static Object[] arguments(Evidence evidence, int layers) {
        List<Integer> concerned = evidence.layers();
        List<Object> arguments = new ArrayList<>();
        arguments.add(concerned.isEmpty() ? "" : LayerNames.first(concerned.getFirst(), layers));
        arguments.add(concerned.isEmpty() ? "" : LayerNames.within(concerned.getLast(), layers));
        evidence.numbers().forEach(number -> arguments.add(shown(number)));
        return arguments.toArray();
    }

    private static String shown(Quantity quantity) {
        double value = quantity.value();
        if (!Double.isFinite(value)) {
            return Numbers.text(value > 0 || Double.isNaN(value) ? Double.POSITIVE_INFINITY : value);
        }
        return switch (quantity.name()) {
            case "update", "alike", "units" -> Words.text("whole", Math.round(value));
            case "share", "dead", "trembling" -> digits(100 * value, 2) + " %";
            case "received", "step", "fastest", "path" -> part(value);
            case "times", "condition", "passed_back" -> digits(value, 2);
            default -> digits(value, 3);
        };
    }

    /** Of a whole: 1/25,000 where it is a small part. */
    private static String part(double value) {
        return value > 0 && value < 0.1 ? "1/" + digits(1 / value, 2) : digits(value, 2);
    }

    private static String digits(double value, int digits) {
        if (value == 0) {
            return "0";
        }
        double size = Math.abs(value);
        if (size < EXPONENT_BELOW || size >= EXPONENT_FROM) {
            return Numbers.text(rounded(value, digits).doubleValue());
        }
        BigDecimal rounded = rounded(value, digits);
        return size < 1000 ? rounded.toPlainString() : Words.text("whole", rounded.longValue());
    }

    private static BigDecimal rounded(double value, int digits) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        return rounded.stripTrailingZeros();
    }
}
