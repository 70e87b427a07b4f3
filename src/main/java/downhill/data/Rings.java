package downhill.data;

import downhill.choice.Range;
import downhill.choice.Task;
import downhill.choice.Term;
import downhill.math.Stream;

/**
 * A disc (class 1) inside a ring that ends at radius 1 (class 0).
 *
 * @param inside radius of the disc
 * @param outside radius at which the ring begins
 */
@Term(id = "rings", formula = "r in [0, inside] or [outside, 1], angle uniform")
public record Rings(
        @Range(0.015) double noise,
        @Range(value = 0.5, min = 0.05) double inside,
        @Range(value = 0.7, max = 0.95) double outside)
        implements Dataset {

    /** A disc of radius 0.5 inside a ring from 0.7. */
    public Rings(double noise) {
        this(noise, 0.5, 0.7);
    }

    @Override
    public Task task() {
        return Task.BINARY;
    }

    @Override
    public Examples draw(int rows, Stream stream) {
        return PlanePoints.examples(rows, 2, stream, this::point, Examples.Labels.PLANE);
    }

    private void point(int label, Stream stream, double[] into, int at) {
        double radius = label == 1 ? stream.uniform(0, inside) : stream.uniform(outside, 1);
        PlanePoints.polar(radius, stream.uniform(0, 2 * Math.PI), noise, stream, into, at);
    }
}
