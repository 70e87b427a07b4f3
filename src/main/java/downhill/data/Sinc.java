package downhill.data;

import downhill.choice.Range;
import downhill.choice.Task;
import downhill.choice.Term;
import downhill.math.Functions;
import downhill.math.Stream;

/** Points around a wave that fades to both sides. */
@Term(id = "sinc", formula = "y = sin x / x + N(0, noise^2), x in [-10, 10]")
public record Sinc(@Range(0.05) double noise) implements Dataset {

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
        return Functional.curve(rows, stream, -10, 10, noise, Sinc::sinc);
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Functions.sin(x) / x;
    }
}
