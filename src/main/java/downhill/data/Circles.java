package downhill.data;

import downhill.choice.Range;
import downhill.choice.Task;
import downhill.choice.Term;
import downhill.math.Stream;

/**
 * A small circle line (class 1) inside one of radius 1 (class 0).
 *
 * @param factor radius of the inner line
 */
@Term(id = "circles", formula = "r = 1 or factor, angle uniform, + N(0, noise^2)")
public record Circles(
        @Range(value = 0.5, max = 0.99) double factor,
        @Range(0.08) double noise) implements Dataset {

    @Override
    public Task task() {
        return Task.BINARY;
    }

    @Override
    public Examples draw(int rows, Stream stream) {
        return PlanePoints.examples(rows, 2, stream, this::point, Examples.Labels.PLANE);
    }

    private void point(int label, Stream stream, double[] into, int at) {
        double radius = label == 1 ? factor : 1;
        PlanePoints.polar(radius, stream.uniform(0, 2 * Math.PI), noise, stream, into, at);
    }
}
