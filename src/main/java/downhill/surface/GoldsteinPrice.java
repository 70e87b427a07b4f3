package downhill.surface;

import downhill.choice.Term;
import java.util.List;

/**
 * Valleys of very different depth; its height spans six powers of ten.
 *
 * <p>With s = x + y and d = 2x - 3y it is a product p(s) q(d) of two polynomials of one number.
 */
@Term(
        id = "goldstein_price",
        formula = "(1 + (x + y + 1)^2 (19 - 14 x + 3 x^2 - 14 y + 6 x y + 3 y^2))"
                + " (30 + (2 x - 3 y)^2 (18 - 32 x + 12 x^2 + 48 y - 36 x y + 27 y^2))",
        paper = "Goldstein & Price 1971, On descent from local minima")
public record GoldsteinPrice() implements Surface {

    @Override
    public double value(double x, double y) {
        return p(x + y) * q(2 * x - 3 * y);
    }

    @Override
    public void gradient(double x, double y, double[] into) {
        double s = x + y;
        double d = 2 * x - 3 * y;
        double bySum = slopeOfP(s) * q(d);
        double byDifference = p(s) * slopeOfQ(d);
        into[0] = bySum + 2 * byDifference;
        into[1] = bySum - 3 * byDifference;
    }

    @Override
    public void hessian(double x, double y, double[] into) {
        double s = x + y;
        double d = 2 * x - 3 * y;
        double bySum = 12 * (3 * s * s - 4 * s - 1) * q(d);
        double byBoth = slopeOfP(s) * slopeOfQ(d);
        double byDifference = p(s) * 12 * (3 * d * d - 8 * d + 3);
        into[0] = bySum + 4 * byBoth + 4 * byDifference;
        into[1] = bySum - byBoth - 6 * byDifference;
        into[2] = bySum - 6 * byBoth + 9 * byDifference;
    }

    @Override
    public Window window() {
        return Window.square(2);
    }

    @Override
    public double startX() {
        return -0.2;
    }

    @Override
    public double startY() {
        return 0.3;
    }

    @Override
    public List<Minimum> minima() {
        return List.of(
                new Minimum(0, -1, 3),
                new Minimum(-0.6, -0.4, 30),
                new Minimum(1.8, 0.2, 84),
                new Minimum(1.2, 0.8, 840));
    }

    private static double p(double s) {
        return 1 + (s + 1) * (s + 1) * (19 - s * (14 - 3 * s));
    }

    private static double slopeOfP(double s) {
        return 12 * (s + 1) * (s - 1) * (s - 2);
    }

    private static double q(double d) {
        return 30 + d * d * (18 - d * (16 - 3 * d));
    }

    private static double slopeOfQ(double d) {
        return 12 * d * (d - 1) * (d - 3);
    }
}
