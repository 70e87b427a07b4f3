package downhill.data;

import downhill.choice.Range;
import downhill.choice.Task;
import downhill.choice.Term;
import downhill.math.Stream;

/** Four squares; opposite ones belong together. */
@Term(id = "xor", formula = "class 1 where x1 * x2 < 0, |x| in [0.05, 1]")
public record Xor(@Range(0) double noise) implements Dataset {
    private static final double GAP = 0.05;

    @Override
    public Task task() {
        return Task.BINARY;
    }

    @Override
    public Examples draw(int rows, Stream stream) {
        return PlanePoints.examples(rows, 2, stream, this::point, Examples.Labels.PLANE);
    }

    private void point(int label, Stream stream, double[] into, int at) {
        double sign = stream.uniform() < 0.5 ? -1 : 1;
        double other = label == 0 ? sign : -sign;
        into[at] = sign * stream.uniform(GAP, 1) + noise * stream.normal();
        into[at + 1] = other * stream.uniform(GAP, 1) + noise * stream.normal();
    }
}
