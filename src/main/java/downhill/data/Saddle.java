package downhill.data;

import downhill.choice.Range;
import downhill.choice.Task;
import downhill.choice.Term;
import downhill.math.Stream;

/** A number that rises along one input and falls along the other. */
@Term(id = "saddle", formula = "y = x1^2 - x2^2 + N(0, noise^2), x in [-1, 1]")
public record Saddle(@Range(0.1) double noise) implements Dataset {

    @Override
    public Task task() {
        return Task.REGRESSION;
    }

    @Override
    public Examples draw(int rows, Stream stream) {
        return Functional.surface(rows, stream, noise, (x1, x2) -> x1 * x1 - x2 * x2);
    }
}
