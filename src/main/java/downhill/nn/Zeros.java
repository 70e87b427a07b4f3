package downhill.nn;

import downhill.choice.Term;
import downhill.math.Stream;
import downhill.math.Tensor;
import java.util.Arrays;

/** All weights zero: fine for a single layer, while hidden units stay identical. */
@Term(id = "zeros", formula = "w = 0")
public record Zeros() implements Initialiser {

    @Override
    public void fill(double[] parameters, Tensor weights, Stream stream) {
        Arrays.fill(parameters, weights.offset(), weights.end(), 0);
    }
}
