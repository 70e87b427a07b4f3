package downhill.data;

import downhill.choice.Range;
import downhill.choice.Task;
import downhill.choice.Term;
import downhill.math.Stream;

/** Points around a step. */
@Term(id = "step", formula = "y = 1 for x >= 0, else 0, + N(0, noise^2), x in [-3, 3]")
public record Step(@Range(0.1) double noise) implements Dataset {

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
        return Functional.curve(rows, stream, -3, 3, noise, x -> x < 0 ? 0 : 1);
    }
}
