package downhill.data;

import downhill.choice.Range;
import downhill.choice.Task;
import downhill.choice.Term;
import downhill.math.Stream;

/** Two spiral arms around each other. */
@Term(id = "spiral", formula = "r = t, angle = 2 pi turns t + pi class, t^2 even in [0, 1]")
public record Spiral(
        @Range(value = 1.75, min = 0.25, max = 5) double turns,
        @Range(0.01) double noise) implements Dataset {
    private static final double GOLDEN = 0.6180339887498949;

    @Override
    public Task task() {
        return Task.BINARY;
    }

    @Override
    public Examples draw(int rows, Stream stream) {
        double start = stream.uniform();
        double[] x = new double[rows * 2];
        double[] y = new double[rows];
        for (int r = 0; r < rows; r++) {
            int label = r % 2;
            double t = spread(start, r / 2);
            Plane.polar(t, 2 * Math.PI * turns * t + Math.PI * label, noise, stream, x, 2 * r);
            y[r] = label;
        }
        return new Examples(rows, x, y, Examples.Labels.PLANE);
    }

    // Multiples of the golden ratio cover [0, 1) evenly whatever their number, so that training and test rows each
    // follow the whole arm without the holes of random draws.
    private static double spread(double start, int index) {
        double t = start + index * GOLDEN;
        return Math.sqrt(t - Math.floor(t));
    }
}
