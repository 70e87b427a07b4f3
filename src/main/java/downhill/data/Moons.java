package downhill.data;

import downhill.choice.Range;
import downhill.choice.Task;
import downhill.choice.Term;
import downhill.math.Functions;
import downhill.math.Stream;

/** Two interleaving half circles. */
@Term(id = "moons", formula = "(cos t, sin t) and (1 - cos t, 1/2 - sin t), t in [0, pi]")
public record Moons(@Range(0.15) double noise) implements Dataset {

    @Override
    public Task task() {
        return Task.BINARY;
    }

    @Override
    public Examples draw(int rows, Stream stream) {
        return PlanePoints.examples(rows, 2, stream, this::point, Examples.Labels.PLANE);
    }

    private void point(int label, Stream stream, double[] into, int at) {
        double t = stream.uniform(0, Math.PI);
        double x = label == 0 ? Functions.cos(t) : 1 - Functions.cos(t);
        double y = label == 0 ? Functions.sin(t) : 0.5 - Functions.sin(t);
        into[at] = x + noise * stream.normal();
        into[at + 1] = y + noise * stream.normal();
    }
}
