package downhill.landscape;

import downhill.math.Stream;
import downhill.train.WholeLoss;

/**
 * A plane through the parameters of a run: {@code centre + a first + b second}.
 *
 * @param centre flat parameters
 * @param first direction of a, flat
 * @param second direction of b, flat
 */
@SuppressWarnings("ArrayRecordComponent") // made once, never written
public record Plane(double[] centre, double[] first, double[] second) {
    /** Two directions whose squared sine is below this make a line. */
    private static final double LEAST_ANGLE = 1e-12;

    /**
     * Two random directions through the parameters; of two parameters, which are the plane, their axes.
     *
     * @param centre flat; kept
     * @param seed of the directions: the same seed, the same plane
     */
    public static Plane random(WholeLoss loss, double[] centre, Scaling scaling, long seed) {
        if (centre.length == 2) {
            return new Plane(centre, new double[] {1, 0}, new double[] {0, 1});
        }
        Stream stream = Stream.of(seed, Stream.Purpose.DIRECTIONS);
        return new Plane(
                centre,
                scaling.of(normal(centre.length, stream.part(1)), centre, loss),
                scaling.of(normal(centre.length, stream.part(2)), centre, loss));
    }

    private static double[] normal(int size, Stream stream) {
        double[] draws = new double[size];
        for (int i = 0; i < size; i++) {
            draws[i] = stream.normal();
        }
        return draws;
    }

    /** Whether the two directions span no plane but a line or a point, as where all weights are 0. */
    public boolean isDegenerate() {
        double aa = dot(first, first);
        double bb = dot(second, second);
        double ab = dot(first, second);
        return !(aa * bb - ab * ab > LEAST_ANGLE * aa * bb);
    }

    /** The parameters at (a, b). */
    public void at(double a, double b, double[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] = Math.fma(b, second[i], Math.fma(a, first[i], centre[i]));
        }
    }

    /** Where the plane is nearest to some parameters: its a and b; not of one that is {@link #isDegenerate degenerate}. */
    public Place nearest(long update, double[] parameters) {
        double toFirst = 0;
        double toSecond = 0;
        for (int i = 0; i < parameters.length; i++) {
            double away = parameters[i] - centre[i];
            toFirst = Math.fma(away, first[i], toFirst);
            toSecond = Math.fma(away, second[i], toSecond);
        }
        double aa = dot(first, first);
        double bb = dot(second, second);
        double ab = dot(first, second);
        double area = aa * bb - ab * ab;
        return new Place(update, (toFirst * bb - toSecond * ab) / area, (toSecond * aa - toFirst * ab) / area);
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum = Math.fma(a[i], b[i], sum);
        }
        return sum;
    }

    /** Where a run was on the plane, or nearest to it, after so many updates. */
    public record Place(long update, double a, double b) {}
}
