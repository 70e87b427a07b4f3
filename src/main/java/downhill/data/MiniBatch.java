package downhill.data;

import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Term;

/** A few examples; a size of one is stochastic gradient descent in the strict sense. */
@Term(id = "mini_batch", formula = "g = mean of the gradients of size examples")
public record MiniBatch(
        @Range(value = 10, min = 1, max = DataSpec.MAX_ROWS, scale = Scale.LOG)
        int size) implements Batch {

    @Override
    public int rows(int trainingRows) {
        return Math.min(size, trainingRows);
    }
}
