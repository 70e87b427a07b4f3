package downhill.surface;

import downhill.choice.Term;
import java.util.List;

/** Six valleys in pairs; only one pair is the deepest. */
@Term(
        id = "six_hump_camel",
        formula = "(4 - 2.1 x^2 + x^4 / 3) x^2 + x y + (-4 + 4 y^2) y^2",
        paper = "Dixon & Szego 1978, The global optimization problem: an introduction")
public record SixHumpCamel() implements Surface {

    @Override
    public double value(double x, double y) {
        double x2 = x * x;
        double y2 = y * y;
        return x2 * (4 - x2 * (2.1 - x2 / 3)) + x * y + 4 * y2 * (y2 - 1);
    }

    @Override
    public void gradient(double x, double y, double[] into) {
        double x2 = x * x;
        into[0] = x * (8 - x2 * (8.4 - 2 * x2)) + y;
        into[1] = x + 8 * y * (2 * y * y - 1);
    }

    @Override
    public void hessian(double x, double y, double[] into) {
        double x2 = x * x;
        into[0] = 8 - x2 * (25.2 - 10 * x2);
        into[1] = 1;
        into[2] = 48 * y * y - 8;
    }

    @Override
    public Window window() {
        return new Window(-2.2, 2.2, -1.2, 1.2);
    }

    @Override
    public double startX() {
        return -2;
    }

    @Override
    public double startY() {
        return -0.2;
    }

    @Override
    public List<Minimum> minima() {
        return List.of(
                new Minimum(0.08984201310031806, -0.7126564030207396, -1.0316284534898774),
                new Minimum(-0.08984201310031806, 0.7126564030207396, -1.0316284534898774),
                new Minimum(1.703606714969981, -0.7960835686726251, -0.21546382438371764),
                new Minimum(-1.703606714969981, 0.7960835686726251, -0.21546382438371764),
                new Minimum(1.6071047529201972, 0.5686514548841314, 2.1042503103112584),
                new Minimum(-1.6071047529201972, -0.5686514548841314, 2.1042503103112584));
    }
}
