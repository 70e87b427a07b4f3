package downhill.surface;

import downhill.choice.Term;
import java.util.List;

/** A deep valley between two shallow ones. */
@Term(
        id = "three_hump_camel",
        formula = "2 x^2 - 1.05 x^4 + x^6 / 6 + x y + y^2",
        paper = "Jamil & Yang 2013, A literature survey of benchmark functions for global optimisation problems")
public record ThreeHumpCamel() implements Surface {

    @Override
    public double value(double x, double y) {
        double x2 = x * x;
        return x2 * (2 - x2 * (1.05 - x2 / 6)) + x * y + y * y;
    }

    @Override
    public void gradient(double x, double y, double[] into) {
        double x2 = x * x;
        into[0] = x * (4 - x2 * (4.2 - x2)) + y;
        into[1] = x + 2 * y;
    }

    @Override
    public void hessian(double x, double y, double[] into) {
        double x2 = x * x;
        into[0] = 4 - x2 * (12.6 - 5 * x2);
        into[1] = 1;
        into[2] = 2;
    }

    @Override
    public Window window() {
        return Window.square(2.5);
    }

    @Override
    public double startX() {
        return 2;
    }

    @Override
    public double startY() {
        return 1.5;
    }

    @Override
    public List<Minimum> minima() {
        return List.of(
                new Minimum(0, 0, 0),
                new Minimum(1.7475523458302888, -0.8737761729151444, 0.2986384422368598),
                new Minimum(-1.7475523458302888, 0.8737761729151444, 0.2986384422368598));
    }
}
