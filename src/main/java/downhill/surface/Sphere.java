package downhill.surface;

import downhill.choice.Term;
import java.util.List;

/** A round bowl: the gradient points straight away from the minimum. */
@Term(
        id = "sphere",
        formula = "x^2 + y^2",
        paper = "De Jong 1975, An analysis of the behavior of a class of genetic adaptive systems")
public record Sphere() implements Surface {

    @Override
    public double value(double x, double y) {
        return x * x + y * y;
    }

    @Override
    public void gradient(double x, double y, double[] into) {
        into[0] = 2 * x;
        into[1] = 2 * y;
    }

    @Override
    public void hessian(double x, double y, double[] into) {
        into[0] = 2;
        into[1] = 0;
        into[2] = 2;
    }

    @Override
    public Window window() {
        return Window.square(3);
    }

    @Override
    public double startX() {
        return -2.5;
    }

    @Override
    public double startY() {
        return 1.5;
    }

    @Override
    public List<Minimum> minima() {
        return List.of(new Minimum(0, 0, 0));
    }
}
