package downhill.surface;

import downhill.choice.Term;
import java.util.List;

/** A pass between two hills: flat in its middle, yet no minimum. */
@Term(id = "saddle", formula = "x^2 - y^2")
public record Saddle() implements Surface {

    @Override
    public double value(double x, double y) {
        return x * x - y * y;
    }

    @Override
    public void gradient(double x, double y, double[] into) {
        into[0] = 2 * x;
        into[1] = -2 * y;
    }

    @Override
    public void hessian(double x, double y, double[] into) {
        into[0] = 2;
        into[1] = 0;
        into[2] = -2;
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
        return 0.01;
    }

    @Override
    public List<Minimum> minima() {
        return List.of();
    }
}
