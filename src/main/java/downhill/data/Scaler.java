package downhill.data;

import java.util.Arrays;

/**
 * An affine change of each input column: (x - shift) / scale.
 *
 * @param shift subtracted from each column
 * @param scale each column is divided by; never 0
 */
@SuppressWarnings("ArrayRecordComponent") // small, shared, never written
public record Scaler(double[] shift, double[] scale) {

    /** Leaves the inputs as they are. */
    static Scaler none(int inputs) {
        double[] ones = new double[inputs];
        Arrays.fill(ones, 1);
        return new Scaler(new double[inputs], ones);
    }

    /** Mean 0 and (biased) deviation 1 on these rows; a constant column is only shifted. */
    static Scaler fit(Examples examples) {
        int inputs = examples.inputs();
        double[] shift = new double[inputs];
        double[] scale = new double[inputs];
        for (int c = 0; c < inputs; c++) {
            double mean = 0;
            for (int r = 0; r < examples.rows(); r++) {
                mean += examples.x()[r * inputs + c];
            }
            mean /= examples.rows();
            double squares = 0;
            for (int r = 0; r < examples.rows(); r++) {
                double d = examples.x()[r * inputs + c] - mean;
                squares = Math.fma(d, d, squares);
            }
            double deviation = Math.sqrt(squares / examples.rows());
            shift[c] = mean;
            scale[c] = deviation > 0 ? deviation : 1;
        }
        return new Scaler(shift, scale);
    }

    /** The scaled examples. */
    Examples apply(Examples examples) {
        int inputs = examples.inputs();
        double[] x = new double[examples.x().length];
        for (int i = 0; i < x.length; i++) {
            int c = i % inputs;
            x[i] = (examples.x()[i] - shift[c]) / scale[c];
        }
        return new Examples(examples.rows(), x, examples.y(), examples.labels());
    }

    /** Back from a scaled value of a column to the original unit. */
    public double original(int column, double scaled) {
        return scaled * scale[column] + shift[column];
    }
}
