package downhill.surface;

import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Term;
import java.util.List;

/**
 * A bent valley: easy to enter, slow to follow.
 *
 * @param a x of the minimum
 * @param b how steep the walls are
 */
@Term(
        id = "rosenbrock",
        formula = "(a - x)^2 + b (y - x^2)^2",
        paper = "Rosenbrock 1960, An automatic method for finding the greatest or least value of a function")
public record Rosenbrock(
        @Range(value = 1, min = 0, max = 1.5) double a,

        @Range(value = 100, min = 1, max = 1000, scale = Scale.LOG)
        double b)
        implements Surface {

    @Override
    public double value(double x, double y) {
        double across = y - x * x;
        return (a - x) * (a - x) + b * across * across;
    }

    @Override
    public void gradient(double x, double y, double[] into) {
        double across = y - x * x;
        into[0] = -2 * (a - x) - 4 * b * x * across;
        into[1] = 2 * b * across;
    }

    @Override
    public void hessian(double x, double y, double[] into) {
        into[0] = 2 - 4 * b * (y - 3 * x * x);
        into[1] = -4 * b * x;
        into[2] = 2 * b;
    }

    @Override
    public Window window() {
        return new Window(-2, 2, -1, 3);
    }

    @Override
    public double startX() {
        return -1.2;
    }

    @Override
    public double startY() {
        return 1;
    }

    @Override
    public List<Minimum> minima() {
        return List.of(new Minimum(a, a * a, 0));
    }
}
