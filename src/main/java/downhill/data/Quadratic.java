package downhill.data;

import downhill.choice.Range;
import downhill.choice.Task;
import downhill.choice.Term;
import downhill.math.Stream;

/** Points around a parabola. */
@Term(id = "quadratic", formula = "y = x^2 + N(0, noise^2), x in [-2, 2]")
public record Quadratic(@Range(0.2) double noise) implements Dataset {

    @Override
    public Task task() {
        return Task.REGRESSION;
    }

    @Override
    public int defaultTrain() {
        return 100;
    }

    @Override
    public int defaultTest() {
        return 100;
    }

    @Override
    public Examples draw(int rows, Stream stream) {
        return Functional.curve(rows, stream, -2, 2, noise, x -> x * x);
    }
}
