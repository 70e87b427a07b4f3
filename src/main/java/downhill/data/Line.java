package downhill.data;

import downhill.choice.Range;
import downhill.choice.Task;
import downhill.choice.Term;
import downhill.math.Stream;

/** Points around a straight line. */
@Term(id = "line", formula = "y = 0.8 x + 2 + N(0, noise^2), x in [0, 10]")
public record Line(@Range(value = 1, max = 10) double noise) implements Dataset {

    @Override
    public Task task() {
        return Task.REGRESSION;
    }

    @Override
    public int defaultTrain() {
        return 60;
    }

    @Override
    public int defaultTest() {
        return 60;
    }

    @Override
    public Examples draw(int rows, Stream stream) {
        return Functional.curve(rows, stream, 0, 10, noise, x -> 0.8 * x + 2);
    }
}
