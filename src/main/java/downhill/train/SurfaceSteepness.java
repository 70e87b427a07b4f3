package downhill.train;

import downhill.surface.Minimum;
import downhill.surface.Surface;
import java.util.Arrays;
import java.util.Optional;

/**
 * How steep a surface is at its lowest minimum, across the steepest direction: the largest eigenvalue of its Hessian.
 *
 * @param value above 0
 * @param everywhere whether the curvature is the same everywhere, so that limits of the learning rate are exact
 */
public record SurfaceSteepness(double value, boolean everywhere) {

    /** None for a surface without a minimum, or with a flat one. */
    public static Optional<SurfaceSteepness> of(Surface surface) {
        if (surface.minima().isEmpty()) {
            return Optional.empty();
        }
        Minimum lowest = surface.minima().getFirst();
        double[] there = hessian(surface, lowest.x(), lowest.y());
        double value = largest(there);
        boolean everywhere = Arrays.equals(
                        there,
                        hessian(
                                surface,
                                surface.window().lowX(),
                                surface.window().highY()))
                && Arrays.equals(there, hessian(surface, surface.startX(), surface.startY()));
        return value > 0 && Double.isFinite(value)
                ? Optional.of(new SurfaceSteepness(value, everywhere))
                : Optional.empty();
    }

    private static double[] hessian(Surface surface, double x, double y) {
        double[] into = new double[3];
        surface.hessian(x, y, into);
        return into;
    }

    private static double largest(double[] h) {
        double half = (h[0] - h[2]) / 2;
        return (h[0] + h[2]) / 2 + Math.sqrt(half * half + h[1] * h[1]);
    }
}
