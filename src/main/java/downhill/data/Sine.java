package downhill.data;

import downhill.choice.Range;
import downhill.choice.Task;
import downhill.choice.Term;
import downhill.math.Functions;
import downhill.math.Stream;

/** Points around a sine wave. */
@Term(id = "sine", formula = "y = sin x + N(0, noise^2), x in [-3, 3]")
public record Sine(@Range(0.1) double noise) implements Dataset {

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
        return Functional.curve(rows, stream, -3, 3, noise, Functions::sin);
    }
}
