package downhill.nn;

import downhill.choice.Term;
import downhill.math.Functions;

/** What tanh takes away; flat around zero. */
@Term(id = "tanhshrink", formula = "z - tanh(z)")
@Slope("tanh(z)^2")
public record TanhShrink() implements Activation {

    @Override
    public double value(double z) {
        return z - Functions.tanh(z);
    }

    @Override
    public double slope(double z, double a) {
        double tanh = Functions.tanh(z);
        return tanh * tanh;
    }

    @Override
    public double curvature(double z) {
        double tanh = Functions.tanh(z);
        return 2 * tanh * (1 - tanh * tanh);
    }
}
