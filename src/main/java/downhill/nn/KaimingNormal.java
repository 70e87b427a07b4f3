package downhill.nn;

import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Term;
import downhill.math.Stream;
import downhill.math.Tensor;

/** Normal weights that keep the variance through ReLU layers (He). */
@Term(
        id = "kaiming_normal",
        formula = "N(0, s^2), s = gain * sqrt(2 / fan_in)",
        paper = "He, Zhang, Ren & Sun 2015, Delving deep into rectifiers")
public record KaimingNormal(
        @Range(value = 1, min = 1e-6, max = 1000, scale = Scale.LOG)
        double gain) implements Initialiser {

    @Override
    public void fill(double[] parameters, Tensor weights, Stream stream) {
        double deviation = gain * Math.sqrt(2.0 / weights.columns());
        for (int i = weights.offset(); i < weights.end(); i++) {
            parameters[i] = deviation * stream.normal();
        }
    }
}
