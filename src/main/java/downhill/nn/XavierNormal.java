package downhill.nn;

import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Term;
import downhill.math.Stream;
import downhill.math.Tensor;

/** Normal weights that keep the variance through layers of slope 1. */
@Term(
        id = "xavier_normal",
        formula = "N(0, s^2), s = gain * sqrt(2 / (fan_in + fan_out))",
        paper = "Glorot & Bengio 2010, Understanding the difficulty of training deep feedforward neural networks")
public record XavierNormal(
        @Range(value = 1, min = 1e-6, max = 1000, scale = Scale.LOG)
        double gain) implements Initialiser, Scaled {

    @Override
    public void fill(double[] parameters, Tensor weights, Stream stream) {
        Fill.normal(parameters, weights, gain * Math.sqrt(2.0 / (weights.columns() + weights.rows())), stream);
    }

    @Override
    public Initialiser withGain(double other) {
        return new XavierNormal(other);
    }
}
