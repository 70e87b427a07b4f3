package downhill.nn;

import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Term;
import downhill.math.Stream;
import downhill.math.Tensor;

/** Uniform weights that give pre-activations the variance of the inputs. */
@Term(
        id = "lecun_uniform",
        formula = "U(-a, a), a = gain * sqrt(3 / fan_in)",
        paper = "LeCun, Bottou, Orr & Mueller 1998, Efficient BackProp")
public record LecunUniform(
        @Range(value = 1, min = 1e-6, max = 1000, scale = Scale.LOG)
        double gain) implements Initialiser, Scaled {

    @Override
    public void fill(double[] parameters, Tensor weights, Stream stream) {
        Fill.uniform(parameters, weights, gain * Math.sqrt(3.0 / weights.columns()), stream);
    }

    @Override
    public Initialiser withGain(double other) {
        return new LecunUniform(other);
    }
}
