package downhill.nn;

import downhill.choice.Term;
import downhill.math.Functions;

/** Hyperbolic tangent; its slope is 1 at zero and falls to both sides. */
@Term(id = "tanh", formula = "tanh(z)")
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
}
