package downhill.export;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * A linear or logarithmic axis.
 *
 * @param min shown at 0, positive on a logarithmic one
 * @param max shown at 1, larger
 */
record Axis(double min, double max, boolean log) {
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final int PLAIN_DECADES = 3;

    /** Where a value stands; what is outside stands at the end. */
    double place(double value) {
        double share =
                log ? Math.log10(Math.max(value, min) / min) / Math.log10(max / min) : (value - min) / (max - min);
        return Math.clamp(share, 0, 1);
    }

    /** Round values, about so many on a linear axis. */
    List<Double> ticks(int about) {
        return log ? logTicks() : linearTicks(about);
    }

    private List<Double> linearTicks(int about) {
        double rough = (max - min) / about;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = power;
        for (double factor : new double[] {2, 5, 10}) {
            step = step < rough * 0.999 ? factor * power : step;
        }
        List<Double> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(min / step - 1e-9); i * step <= max * (1 + 1e-9); i++) {
            ticks.add(round(i * step));
        }
        return ticks;
    }

    private List<Double> logTicks() {
        double decades = Math.log10(max / min);
        int every = Math.max(1, (int) Math.ceil(decades / 6));
        int[] factors = decades > 2 ? new int[] {1} : new int[] {1, 2, 5};
        List<Double> ticks = new ArrayList<>();
        for (int power = (int) Math.floor(Math.log10(min) + 1e-9); Math.pow(10, power) <= max; power++) {
            for (int factor : factors) {
                double value = round(factor * Math.pow(10, power));
                if (power % every == 0 && value >= min * (1 - 1e-9) && value <= max) {
                    ticks.add(value);
                }
            }
        }
        return ticks;
    }

    private static double round(double value) {
        return new BigDecimal(value).round(new MathContext(9)).doubleValue();
    }

    /** A round value as it is written beside an axis. */
    static String text(double value) {
        if (value == 0) {
            return "0";
        }
        double power = Math.log10(Math.abs(value));
        boolean round = value > 0 && Math.abs(power - Math.round(power)) < 1e-9;
        if (round && Math.abs(power) > PLAIN_DECADES) {
            return powerOfTen(Math.round(power));
        }
        BigDecimal plain = new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros();
        return Math.abs(power) > 6 ? plain.toString() : plain.toPlainString();
    }

    static String powerOfTen(long power) {
        StringBuilder text = new StringBuilder("10");
        Long.toString(power).chars().forEach(c -> text.append(c == '-' ? '⁻' : SUPERSCRIPTS.charAt(c - '0')));
        return text.toString();
    }
}
