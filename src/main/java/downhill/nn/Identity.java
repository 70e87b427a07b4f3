package downhill.nn;

import downhill.choice.Term;

/** No activation: the layer stays linear. */
@Term(id = "identity", formula = "z")
@Slope("1")
public record Identity() implements Activation {

    @Override
    public double value(double z) {
        return z;
    }

    @Override
    public double slope(double z, double a) {
        return 1;
    }

    @Override
    public double curvature(double z) {
        return 0;
    }
}
