package downhill.surface;

import downhill.choice.Term;
import java.util.List;

/** A saddle with a place for a tail: in its middle slope and curvature both vanish. */
@Term(id = "monkey_saddle", formula = "x^3 - 3 x y^2", paper = "Hilbert & Cohn-Vossen 1932, Anschauliche Geometrie")
public record MonkeySaddle() implements Surface {

    @Override
    public double value(double x, double y) {
        return x * x * x - 3 * x * y * y;
    }

    @Override
    public void gradient(double x, double y, double[] into) {
        into[0] = 3 * (x * x - y * y);
        into[1] = -6 * x * y;
    }

    @Override
    public void hessian(double x, double y, double[] into) {
        into[0] = 6 * x;
        into[1] = -6 * y;
        into[2] = -6 * x;
    }

    @Override
    public Window window() {
        return Window.square(2);
    }

    @Override
    public double startX() {
        return 1.5;
    }

    @Override
    public double startY() {
        return 0.1;
    }

    @Override
    public List<Minimum> minima() {
        return List.of();
    }
}
