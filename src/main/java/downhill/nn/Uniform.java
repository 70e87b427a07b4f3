package downhill.nn;

import downhill.choice.Range;
import downhill.choice.Term;
import downhill.math.Stream;
import downhill.math.Tensor;

/** Uniform weights between two bounds, in either order, whatever the size of the layer. */
@Term(id = "uniform", formula = "U(a, b)")
public record Uniform(
        @Range(value = -0.05, min = -1000, max = 1000) double a,
        @Range(value = 0.05, min = -1000, max = 1000) double b) implements Initialiser {

    @Override
    public void fill(double[] parameters, Tensor weights, Stream stream) {
        for (int i = weights.offset(); i < weights.end(); i++) {
            parameters[i] = stream.uniform(a, b);
        }
    }
}
