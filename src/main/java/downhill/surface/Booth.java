package downhill.surface;

import downhill.choice.Term;
import java.util.List;

/** A slanted valley of mild slope. */
@Term(
        id = "booth",
        formula = "(x + 2 y - 7)^2 + (2 x + y - 5)^2",
        paper = "Jamil & Yang 2013, A literature survey of benchmark functions for global optimisation problems")
public record Booth() implements Surface {

    @Override
    public double value(double x, double y) {
        double p = x + 2 * y - 7;
        double q = 2 * x + y - 5;
        return p * p + q * q;
    }

    @Override
    public void gradient(double x, double y, double[] into) {
        double p = x + 2 * y - 7;
        double q = 2 * x + y - 5;
        into[0] = 2 * p + 4 * q;
        into[1] = 4 * p + 2 * q;
    }

    @Override
    public void hessian(double x, double y, double[] into) {
        into[0] = 10;
        into[1] = 8;
        into[2] = 10;
    }

    @Override
    public Window window() {
        return Window.square(10);
    }

    @Override
    public double startX() {
        return -8;
    }

    @Override
    public double startY() {
        return -4;
    }

    @Override
    public List<Minimum> minima() {
        return List.of(new Minimum(1, 3, 0));
    }
}
