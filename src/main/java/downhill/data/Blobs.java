package downhill.data;

import downhill.choice.Range;
import downhill.choice.Task;
import downhill.choice.Term;
import downhill.math.Functions;
import downhill.math.Stream;

/** Round clouds of points, their centres evenly on a circle of radius 1. */
@Term(id = "blobs", formula = "centre + N(0, noise^2)")
public record Blobs(
        @Range(value = 3, min = 2, max = 8) int classes,
        @Range(0.25) double noise) implements Dataset {

    @Override
    public Task task() {
        return Task.MULTICLASS;
    }

    @Override
    public Examples draw(int rows, Stream stream) {
        return PlanePoints.examples(rows, classes, stream, this::point, PlanePoints.labels(classes));
    }

    private void point(int label, Stream stream, double[] into, int at) {
        double angle = Math.PI / 2 + 2 * Math.PI * label / classes;
        into[at] = Functions.cos(angle) + noise * stream.normal();
        into[at + 1] = Functions.sin(angle) + noise * stream.normal();
    }
}
