package downhill.nn;

import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Term;
import downhill.math.Stream;
import downhill.math.Tensor;

/** Normal weights around 0, whatever the size of the layer. */
@Term(id = "normal", formula = "N(0, std^2)")
public record Normal(
        @Range(value = 0.05, min = 1e-6, max = 1000, scale = Scale.LOG)
        double std) implements Initialiser {

    @Override
    public void fill(double[] parameters, Tensor weights, Stream stream) {
        Fill.normal(parameters, weights, std, stream);
    }
}
