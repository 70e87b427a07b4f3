package downhill.surface;

import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Term;
import downhill.math.Functions;
import java.util.List;

/**
 * A funnel with many dents in a plain that is flat far out.
 *
 * <p>At the origin the funnel ends in a point without a slope; its part of gradient and Hessian counts as 0 there.
 *
 * @param a depth of the funnel
 * @param b how fast it narrows
 * @param c frequency of the dents, radians per unit
 */
@Term(
        id = "ackley",
        formula = "-a exp(-b sqrt((x^2 + y^2) / 2)) - exp((cos(c x) + cos(c y)) / 2) + e + a",
        paper = "Ackley 1987, A connectionist machine for genetic hillclimbing")
public record Ackley(
        @Range(value = 20, min = 1, max = 100) double a,

        @Range(value = 0.2, min = 0.01, max = 1, scale = Scale.LOG)
        double b,

        @Range(value = 2 * Math.PI, min = 0, max = 4 * Math.PI)
        double c)
        implements Surface {
    private static final double E = Functions.exp(1);

    @Override
    public double value(double x, double y) {
        double funnel = a * (1 - Functions.exp(-rate() * distance(x, y)));
        return funnel + (E - dents(x, y));
    }

    @Override
    public void gradient(double x, double y, double[] into) {
        double distance = distance(x, y);
        double slope = funnelSlope(distance);
        double dents = 0.5 * c * dents(x, y);
        into[0] = slope * share(x, distance) + dents * Functions.sin(c * x);
        into[1] = slope * share(y, distance) + dents * Functions.sin(c * y);
    }

    @Override
    public void hessian(double x, double y, double[] into) {
        double distance = distance(x, y);
        double slope = funnelSlope(distance);
        double ux = share(x, distance);
        double uy = share(y, distance);
        double around = share(slope, distance);
        double along = -rate() * slope;
        double dents = 0.5 * c * c * dents(x, y);
        double sinX = Functions.sin(c * x);
        double sinY = Functions.sin(c * y);
        into[0] = around * uy * uy + along * ux * ux + dents * (Functions.cos(c * x) - 0.5 * sinX * sinX);
        into[1] = (along - around) * ux * uy - dents * 0.5 * sinX * sinY;
        into[2] = around * ux * ux + along * uy * uy + dents * (Functions.cos(c * y) - 0.5 * sinY * sinY);
    }

    @Override
    public Window window() {
        return Window.square(5);
    }

    @Override
    public double startX() {
        return -3.3;
    }

    @Override
    public double startY() {
        return 2.6;
    }

    @Override
    public List<Minimum> minima() {
        return List.of(new Minimum(0, 0, 0));
    }

    /** How fast the funnel rises with the distance from the origin. */
    private double rate() {
        return b * Math.sqrt(0.5);
    }

    private double funnelSlope(double distance) {
        return a * rate() * Functions.exp(-rate() * distance);
    }

    private double dents(double x, double y) {
        return Functions.exp(0.5 * (Functions.cos(c * x) + Functions.cos(c * y)));
    }

    private static double distance(double x, double y) {
        return Math.sqrt(x * x + y * y);
    }

    private static double share(double part, double distance) {
        return distance == 0 ? 0 : part / distance;
    }
}
