package downhill.data;

import downhill.choice.Range;
import downhill.choice.Task;
import downhill.choice.Term;
import downhill.math.Functions;
import downhill.math.Stream;

/** Round hills and hollows in turn, their centres evenly on a circle of radius 0.6. */
@Term(id = "bumps", formula = "y = sum of +-exp(-|x - centre|^2 / (2 * 0.25^2)) + N(0, noise^2), x in [-1, 1]")
public record Bumps(
        @Range(value = 3, min = 1, max = 6) int bumps,
        @Range(0.05) double noise) implements Dataset {
    private static final double RADIUS = 0.6;
    private static final double WIDTH = 0.25;

    @Override
    public Task task() {
        return Task.REGRESSION;
    }

    @Override
    public Examples draw(int rows, Stream stream) {
        return Functional.surface(rows, stream, noise, this::height);
    }

    private double height(double x1, double x2) {
        double sum = 0;
        for (int b = 0; b < bumps; b++) {
            double angle = Math.PI / 2 + 2 * Math.PI * b / bumps;
            double d1 = x1 - RADIUS * Functions.cos(angle);
            double d2 = x2 - RADIUS * Functions.sin(angle);
            double bump = Functions.exp(-(d1 * d1 + d2 * d2) / (2 * WIDTH * WIDTH));
            sum += b % 2 == 0 ? bump : -bump;
        }
        return sum;
    }
}
