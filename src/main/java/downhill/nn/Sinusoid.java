package downhill.nn;

import downhill.choice.Term;
import downhill.math.Functions;

/** A wave, which never flattens out; it has no value at infinity. */
@Term(
        id = "sine",
        formula = "sin(z)",
        paper =
                "Sitzmann, Martel, Bergman, Lindell & Wetzstein 2020, Implicit neural representations with periodic activation functions")
@Slope("cos(z)")
public record Sinusoid() implements Activation {

    @Override
    public double value(double z) {
        return Functions.sin(z);
    }

    @Override
    public double slope(double z, double a) {
        return Functions.cos(z);
    }

    @Override
    public double curvature(double z) {
        return -Functions.sin(z);
    }
}
