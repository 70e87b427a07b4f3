package downhill.nn;

import downhill.choice.Term;
import downhill.math.Functions;
import downhill.math.Kernels;

/** Hyperbolic tangent; its slope is 1 at zero and falls to both sides. */
@Term(id = "tanh", formula = "tanh(z)")
@Slope("1 - f^2")
public record Tanh() implements Activation {

    @Override
    public double value(double z) {
        return Functions.tanh(z);
    }

    @Override
    public double slope(double z, double a) {
        return 1 - a * a;
    }

    @Override
    public double curvature(double z) {
        double a = value(z);
        return -2 * a * (1 - a * a);
    }

    @Override
    public double gain() {
        return 5.0 / 3;
    }

    @Override
    public void values(double[] z, double[] a, int from, int to) {
        Kernels.tanh(z, a, from, to);
    }

    @Override
    public void slopes(double[] z, double[] a, double[] da, double[] dz, int from, int to) {
        for (int i = from; i < to; i++) {
            dz[i] = da[i] * (1 - a[i] * a[i]);
        }
    }
}
