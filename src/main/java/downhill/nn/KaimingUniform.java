package downhill.nn;

import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Term;
import downhill.math.Stream;
import downhill.math.Tensor;

/**
 * Uniform weights that keep the variance through ReLU layers (He).
 *
 * @param fanOut whether to keep the variance of what flows back (fan_out) instead of what flows on (fan_in)
 */
@Term(
        id = "kaiming_uniform",
        formula = "U(-a, a), a = gain * sqrt(6 / fan)",
        paper = "He, Zhang, Ren & Sun 2015, Delving deep into rectifiers")
public record KaimingUniform(
        @Range(value = 1, min = 1e-6, max = 1000, scale = Scale.LOG)
        double gain,

        @Range boolean fanOut) implements Initialiser, Scaled {

    /** By fan_in. */
    public KaimingUniform(double gain) {
        this(gain, false);
    }

    @Override
    public void fill(double[] parameters, Tensor weights, Stream stream) {
        Fill.uniform(parameters, weights, gain * Math.sqrt(6.0 / Fill.fan(weights, fanOut)), stream);
    }

    @Override
    public Initialiser withGain(double other) {
        return new KaimingUniform(other, fanOut);
    }
}
