package downhill.data;

import downhill.choice.Range;
import downhill.choice.Task;
import downhill.choice.Term;
import downhill.math.Stream;

/** A disc of radius 0.5 (class 1) inside a ring of radius 0.7 to 1 (class 0). */
@Term(id = "rings", formula = "r in [0, 0.5] or [0.7, 1], angle uniform")
public record Rings(@Range(0.015) double noise) implements Dataset {

    @Override
    public Task task() {
        return Task.BINARY;
    }

    @Override
    public Examples draw(int rows, Stream stream) {
        return Plane.examples(rows, 2, stream, this::point, Examples.Labels.PLANE);
    }

    private void point(int label, Stream stream, double[] into, int at) {
        double radius = label == 1 ? stream.uniform(0, 0.5) : stream.uniform(0.7, 1);
        Plane.polar(radius, stream.uniform(0, 2 * Math.PI), noise, stream, into, at);
    }
}
