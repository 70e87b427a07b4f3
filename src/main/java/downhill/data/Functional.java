package downhill.data;

import downhill.math.Stream;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Fills examples of a function of one or two inputs, with normal noise in its value. */
final class Functional {
    private Functional() {}

    /** y = f(x) + N(0, noise^2), x uniform in [low, high). */
    static Examples curve(int rows, Stream stream, double low, double high, double noise, DoubleUnaryOperator f) {
        double[] x = new double[rows];
        double[] y = new double[rows];
        for (int r = 0; r < rows; r++) {
            x[r] = stream.uniform(low, high);
            y[r] = f.applyAsDouble(x[r]) + noise * stream.normal();
        }
        return new Examples(rows, x, y, Examples.Labels.CURVE);
    }

    /** y = f(x1, x2) + N(0, noise^2), both inputs uniform in [-1, 1). */
    static Examples surface(int rows, Stream stream, double noise, DoubleBinaryOperator f) {
        double[] x = new double[2 * rows];
        double[] y = new double[rows];
        for (int r = 0; r < rows; r++) {
            x[2 * r] = stream.uniform(-1, 1);
            x[2 * r + 1] = stream.uniform(-1, 1);
            y[r] = f.applyAsDouble(x[2 * r], x[2 * r + 1]) + noise * stream.normal();
        }
        return new Examples(rows, x, y, Examples.Labels.SURFACE);
    }
}
