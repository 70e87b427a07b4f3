package downhill.data;

import downhill.choice.Term;

/** All training examples: batch gradient descent. */
@Term(id = "full_batch", formula = "g = mean of the gradients of all examples")
public record FullBatch() implements Batch {

    @Override
    public int rows(int trainingRows) {
        return trainingRows;
    }
}
