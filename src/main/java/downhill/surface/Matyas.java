package downhill.surface;

import downhill.choice.Term;
import java.util.List;

/** A slanted valley, almost flat along its floor. */
@Term(
        id = "matyas",
        formula = "0.26 (x^2 + y^2) - 0.48 x y",
        paper = "Jamil & Yang 2013, A literature survey of benchmark functions for global optimisation problems")
public record Matyas() implements Surface {

    @Override
    public double value(double x, double y) {
        return 0.26 * (x * x + y * y) - 0.48 * x * y;
    }

    @Override
    public void gradient(double x, double y, double[] into) {
        into[0] = 0.52 * x - 0.48 * y;
        into[1] = 0.52 * y - 0.48 * x;
    }

    @Override
    public void hessian(double x, double y, double[] into) {
        into[0] = 0.52;
        into[1] = -0.48;
        into[2] = 0.52;
    }

    @Override
    public Window window() {
        return Window.square(10);
    }

    @Override
    public double startX() {
        return -9;
    }

    @Override
    public double startY() {
        return -2;
    }

    @Override
    public List<Minimum> minima() {
        return List.of(new Minimum(0, 0, 0));
    }
}
