package downhill.data;

import java.util.Arrays;

/**
 * An affine change of each feature: (x - shift) / scale, the same at every step of a sequence.
 *
 * @param shift subtracted from each feature
 * @param scale each feature is divided by; never 0
 */
@SuppressWarnings("ArrayRecordComponent") // small, shared, never written
public record Scaler(double[] shift, double[] scale) {

    /** Leaves so many features as they are. */
    static Scaler none(int features) {
        double[] ones = new double[features];
        Arrays.fill(ones, 1);
        return new Scaler(new double[features], ones);
    }

    /** Mean 0 and (biased) deviation 1 on the inputs of these rows; a constant feature is only shifted. */
    static Scaler fit(Examples examples) {
        return fit(examples.x(), examples.features());
    }

    /** Mean 0 and (biased) deviation 1 of each column over rows {@code values[row][column]}, summed in their order. */
    static Scaler fit(double[] values, int columns) {
        double[] shift = new double[columns];
        double[] scale = new double[columns];
        int rows = values.length / columns;
        for (int c = 0; c < columns; c++) {
            double mean = 0;
            for (int i = c; i < values.length; i += columns) {
                mean += values[i];
            }
            mean /= rows;
            double squares = 0;
            for (int i = c; i < values.length; i += columns) {
                double d = values[i] - mean;
                squares = Math.fma(d, d, squares);
            }
            double deviation = Math.sqrt(squares / rows);
            shift[c] = mean;
            scale[c] = deviation > 0 && !isConstant(values, c, columns) ? deviation : 1;
        }
        return new Scaler(shift, scale);
    }

    // The mean of equal numbers may miss them by a rounding; its "deviation" must not blow that up.
    private static boolean isConstant(double[] values, int column, int columns) {
        for (int i = column; i < values.length; i += columns) {
            if (values[i] != values[column]) {
                return false;
            }
        }
        return true;
    }

    /** From 0 to 1 on the inputs of these rows; a constant feature is only shifted. */
    static Scaler range(Examples examples) {
        int features = examples.features();
        double[] low = new double[features];
        double[] scale = new double[features];
        for (int c = 0; c < features; c++) {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (int i = c; i < examples.x().length; i += features) {
                least = Math.min(least, examples.x()[i]);
                most = Math.max(most, examples.x()[i]);
            }
            low[c] = least;
            scale[c] = most > least ? most - least : 1;
        }
        return new Scaler(low, scale);
    }

    /** The examples with their inputs scaled. */
    Examples apply(Examples examples) {
        return examples.withX(apply(examples.x()));
    }

    /** Scaled values of rows of all features. */
    double[] apply(double[] values) {
        double[] scaled = new double[values.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = scaled(i % shift.length, values[i]);
        }
        return scaled;
    }

    /** The scaled value of an input column, of whatever step. */
    public double scaled(int column, double value) {
        int feature = column % shift.length;
        return (value - shift[feature]) / scale[feature];
    }

    /** Back from a scaled value of an input column, of whatever step, to the original unit. */
    public double original(int column, double scaled) {
        int feature = column % shift.length;
        return scaled * scale[feature] + shift[feature];
    }
}
