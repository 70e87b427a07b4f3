package downhill.data;

import downhill.choice.Range;
import downhill.choice.Task;
import downhill.choice.Term;
import downhill.math.Stream;

/**
 * Two round clouds that overlap: even the best border leaves errors.
 *
 * @param distance between the centres
 * @param noise deviation of each cloud in both inputs
 */
@Term(id = "gaussians", formula = "(-+distance / 2, 0) + N(0, noise^2)")
public record Gaussians(
        @Range(value = 2, max = 6) double distance,
        @Range(value = 1, max = 3) double noise) implements Dataset {

    @Override
    public Task task() {
        return Task.BINARY;
    }

    @Override
    public Examples draw(int rows, Stream stream) {
        return PlanePoints.examples(rows, 2, stream, this::point, Examples.Labels.PLANE);
    }

    private void point(int label, Stream stream, double[] into, int at) {
        into[at] = (label == 0 ? -distance : distance) / 2 + noise * stream.normal();
        into[at + 1] = noise * stream.normal();
    }
}
