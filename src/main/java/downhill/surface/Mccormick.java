package downhill.surface;

import downhill.choice.Term;
import downhill.math.Functions;
import java.util.List;

/** A tilted valley with waves along it: each wave holds a minimum, lower ones to the lower left. */
@Term(
        id = "mccormick",
        formula = "sin(x + y) + (x - y)^2 - 1.5 x + 2.5 y + 1",
        paper = "Jamil & Yang 2013, A literature survey of benchmark functions for global optimisation problems")
public record Mccormick() implements Surface {
    private static final double THIRD = Math.PI / 3;
    private static final double LOWEST = -Math.sqrt(0.75) - THIRD;

    @Override
    public double value(double x, double y) {
        return Functions.sin(x + y) + (x - y) * (x - y) - 1.5 * x + 2.5 * y + 1;
    }

    @Override
    public void gradient(double x, double y, double[] into) {
        double wave = Functions.cos(x + y);
        into[0] = wave + 2 * (x - y) - 1.5;
        into[1] = wave - 2 * (x - y) + 2.5;
    }

    @Override
    public void hessian(double x, double y, double[] into) {
        double wave = -Functions.sin(x + y);
        into[0] = wave + 2;
        into[1] = wave - 2;
        into[2] = wave + 2;
    }

    @Override
    public Window window() {
        return new Window(-1.5, 4, -3, 4);
    }

    @Override
    public double startX() {
        return 3.5;
    }

    @Override
    public double startY() {
        return 3.5;
    }

    @Override
    public List<Minimum> minima() {
        return List.of(
                new Minimum(0.5 - THIRD, -0.5 - THIRD, LOWEST),
                new Minimum(0.5 - THIRD + Math.PI, -0.5 - THIRD + Math.PI, LOWEST + Math.PI));
    }
}
