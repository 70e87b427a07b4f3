package downhill.nn;

import downhill.choice.Range;
import downhill.choice.Term;
import downhill.math.Stream;
import downhill.math.Tensor;
import java.util.Arrays;

/** All weights the same: hidden units stay identical. */
@Term(id = "constant", formula = "w = value")
public record ConstantWeight(
        @Range(value = 0.1, min = -1000, max = 1000) double value) implements Initialiser {

    @Override
    public void fill(double[] parameters, Tensor weights, Stream stream) {
        Arrays.fill(parameters, weights.offset(), weights.end(), value);
    }
}
