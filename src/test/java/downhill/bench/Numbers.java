package downhill.bench;

import downhill.data.DataSpec.Prepared;
import downhill.data.Examples;
import downhill.data.Scaler;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The examples of the comparison, the same in each program; each target has noise, so gradients never fade away. */
final class Numbers {
    private static final long MULTIPLIER = 48_271;
    private static final long MODULUS = 2_147_483_647;

    private long state = 1;

    private Numbers() {}

    /** What is to be learned. */
    interface Target {
        /** The target of a row, with noise from (-1, 1). */
        double of(double[] x, double noise);
    }

    /** Training rows, and the one test row that a trainer needs. */
    static Prepared examples(int features, int steps, int classes, int rows, Target target) {
        double[] ones = new double[features];
        Arrays.fill(ones, 1);
        return new Prepared(
                draw(features, steps, classes, rows, target),
                draw(features, steps, classes, 1, target),
                new Scaler(new double[features], ones),
                new Scaler(new double[1], new double[] {1}),
                List.of());
    }

    private static Examples draw(int features, int steps, int classes, int rows, Target target) {
        int inputs = features * steps;
        Numbers numbers = new Numbers();
        double[] x = new double[rows * inputs];
        double[] y = new double[rows * steps];
        for (int r = 0; r < rows; r++) {
            double[] row = new double[inputs];
            for (int c = 0; c < inputs; c++) {
                row[c] = numbers.next();
            }
            System.arraycopy(row, 0, x, r * inputs, inputs);
            Arrays.fill(y, r * steps, (r + 1) * steps, target.of(row, numbers.next()));
        }
        return new Examples(
                rows, steps, x, y, new Examples.Labels(names("x", features), "y", names("class ", classes)));
    }

    private static List<String> names(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }

    /** The minimal standard generator, in (-1, 1). */
    private double next() {
        state = state * MULTIPLIER % MODULUS;
        return 2.0 * state / MODULUS - 1;
    }

    static double wave(double[] x, double noise) {
        return StrictMath.sin(3 * x[0] + 2 * x[1]) + 0.1 * noise;
    }

    static double quadrant(double[] x, double noise) {
        return x[0] * x[1] + 0.2 * noise > 0 ? 1 : 0;
    }

    static double direction(double[] x, double noise) {
        return Math.min(9, Math.floor(5 * (1 + StrictMath.tanh((x[0] + x[1] + x[2]) / 2 + 0.2 * noise))));
    }
}
