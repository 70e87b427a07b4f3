package downhill.nn;

import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Term;
import downhill.math.Stream;
import downhill.math.Tensor;

/** Normal weights that give pre-activations the variance of the inputs; SELU wants them. */
@Term(
        id = "lecun_normal",
        formula = "N(0, s^2), s = gain * sqrt(1 / fan_in)",
        paper = "LeCun, Bottou, Orr & Mueller 1998, Efficient BackProp")
public record LecunNormal(
        @Range(value = 1, min = 1e-6, max = 1000, scale = Scale.LOG)
        double gain) implements Initialiser, Scaled {

    @Override
    public void fill(double[] parameters, Tensor weights, Stream stream) {
        Fill.normal(parameters, weights, gain * Math.sqrt(1.0 / weights.columns()), stream);
    }

    @Override
    public Initialiser withGain(double other) {
        return new LecunNormal(other);
    }
}
