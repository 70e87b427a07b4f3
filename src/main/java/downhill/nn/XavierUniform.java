package downhill.nn;

import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Term;
import downhill.math.Stream;
import downhill.math.Tensor;

/** Uniform weights that keep the variance through layers of slope 1. */
@Term(
        id = "xavier_uniform",
        formula = "U(-a, a), a = gain * sqrt(6 / (fan_in + fan_out))",
        paper = "Glorot & Bengio 2010, Understanding the difficulty of training deep feedforward neural networks")
public record XavierUniform(
        @Range(value = 1, min = 1e-6, max = 1000, scale = Scale.LOG)
        double gain) implements Initialiser, Scaled {

    @Override
    public void fill(double[] parameters, Tensor weights, Stream stream) {
        Fill.uniform(parameters, weights, gain * Math.sqrt(6.0 / (weights.columns() + weights.rows())), stream);
    }

    @Override
    public Initialiser withGain(double other) {
        return new XavierUniform(other);
    }
}
