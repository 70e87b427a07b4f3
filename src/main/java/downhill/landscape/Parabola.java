package downhill.landscape;

import downhill.train.WholeLoss;
import java.util.Optional;

/**
 * A loss of two weights whose curvature is the same everywhere, and positive: its lowest point is known at once, by one
 * step of Newton's method, which for a line and the mean squared error is least squares.
 */
final class Parabola {
    /** Rounding apart, a parabola's curvature is the same at two places. */
    private static final double SAME = 1e-9;

    private static final double FLAT = 1e-13;
    private static final int STEPS = 3;

    private final double[] hessian;
    private final double[] lowest;
    private final double height;
    private final WholeLoss loss;

    private Parabola(WholeLoss loss, double[] hessian, double[] lowest) {
        this.loss = loss;
        this.hessian = hessian;
        this.lowest = lowest;
        height = loss.value(lowest);
    }

    /** None where the loss is no such thing. */
    static Optional<Parabola> of(WholeLoss loss, double[] from) {
        double[] here = hessian(loss, from);
        double[] there = hessian(loss, new double[] {from[0] + 1, from[1] - 2});
        double size = Math.abs(here[0]) + Math.abs(here[2]);
        for (int i = 0; i < here.length; i++) {
            if (!(Math.abs(here[i] - there[i]) <= SAME * size)) {
                return Optional.empty();
            }
        }
        if (!(here[0] > 0 && determinant(here) > FLAT * here[0] * here[2])) {
            return Optional.empty();
        }
        double[] place = from.clone();
        // One step is exact but for rounding, which the next ones mend.
        for (int step = 0; step < STEPS; step++) {
            double[] slope = loss.gradient(place);
            place[0] -= (here[2] * slope[0] - here[1] * slope[1]) / determinant(here);
            place[1] -= (here[0] * slope[1] - here[1] * slope[0]) / determinant(here);
        }
        return Optional.of(new Parabola(loss, here, place));
    }

    private static double[] hessian(WholeLoss loss, double[] place) {
        double[] first = new double[2];
        double[] second = new double[2];
        for (int piece = 0; piece < loss.pieces(); piece++) {
            loss.addProduct(place, new double[] {1, 0}, piece, first);
            loss.addProduct(place, new double[] {0, 1}, piece, second);
        }
        return new double[] {first[0], (first[1] + second[0]) / 2, second[1]};
    }

    private static double determinant(double[] h) {
        return h[0] * h[2] - h[1] * h[1];
    }

    double height() {
        return height;
    }

    double[] lowest() {
        return lowest.clone();
    }

    /** How far the contour through a place reaches from the lowest point, along each weight. */
    double[] reach(double[] place) {
        double rise = Math.max(0, loss.value(place) - height);
        return new double[] {
            Math.sqrt(2 * rise * hessian[2] / determinant(hessian)),
            Math.sqrt(2 * rise * hessian[0] / determinant(hessian))
        };
    }
}
