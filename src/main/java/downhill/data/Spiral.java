package downhill.data;

import downhill.choice.Range;
import downhill.choice.Task;
import downhill.choice.Term;
import downhill.math.Stream;

/** Spiral arms around each other, one for each class. */
@Term(id = "spiral", formula = "r = t, angle = 2 pi (turns t + class / arms), t^2 even in [0, 1]")
public record Spiral(
        @Range(value = 1.75, min = 0.25, max = 5) double turns,
        @Range(0.01) double noise,
        @Range(value = 2, min = 2, max = 5) int arms)
        implements Dataset {
    private static final double GOLDEN = 0.6180339887498949;

    /** Two arms. */
    public Spiral(double turns, double noise) {
        this(turns, noise, 2);
    }

    @Override
    public Task task() {
        return arms == 2 ? Task.BINARY : Task.MULTICLASS;
    }

    @Override
    public Examples draw(int rows, Stream stream) {
        double start = stream.uniform();
        double[] x = new double[rows * 2];
        double[] y = new double[rows];
        for (int r = 0; r < rows; r++) {
            int label = r % arms;
            double t = spread(start, r / arms);
            double angle = 2 * Math.PI * turns * t + 2 * Math.PI * label / arms;
            PlanePoints.polar(t, angle, noise, stream, x, 2 * r);
            y[r] = label;
        }
        return new Examples(rows, x, y, PlanePoints.labels(arms));
    }

    // Multiples of the golden ratio cover [0, 1) evenly whatever their number, so that training and test rows each
    // follow the whole arm without the holes of random draws.
    private static double spread(double start, int index) {
        double t = start + index * GOLDEN;
        return Math.sqrt(t - Math.floor(t));
    }
}
