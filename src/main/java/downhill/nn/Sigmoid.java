package downhill.nn;

import downhill.choice.Term;
import downhill.math.Functions;
import downhill.math.Kernels;

/** The logistic function; its slope is at most a quarter. */
@Term(id = "sigmoid", formula = "1 / (1 + e^-z)")
@Slope("f (1 - f)")
public record Sigmoid() implements Activation {

    @Override
    public double value(double z) {
        return Functions.sigmoid(z);
    }

    @Override
    public double slope(double z, double a) {
        return a * (1 - a);
    }

    @Override
    public double steepest() {
        return 0.25;
    }

    @Override
    public double curvature(double z) {
        double a = value(z);
        return a * (1 - a) * (1 - 2 * a);
    }

    @Override
    public void values(double[] z, double[] a, int from, int to) {
        Kernels.sigmoid(z, a, from, to);
    }

    @Override
    public void slopes(double[] z, double[] a, double[] da, double[] dz, int from, int to) {
        for (int i = from; i < to; i++) {
            dz[i] = da[i] * (a[i] * (1 - a[i]));
        }
    }
}
