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
        double[] x = new double[rows];
        double[] y = new double[rows];
        for (int r = 0; r < rows; r++) {
            x[r] = stream.uniform(0, 10);
            y[r] = 0.8 * x[r] + 2 + noise * stream.normal();
        }
        return new Examples(rows, x, y, Examples.Labels.CURVE);
    }
}
