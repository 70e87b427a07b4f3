package downhill.experiment;

import downhill.choice.Default;
import downhill.choice.Range;
import downhill.choice.Term;
import downhill.surface.Surface;

/**
 * A point on a toy surface: the same optimizers, schedules and treatments, without data and without chance; every
 * update is an epoch.
 *
 * @param x where it starts
 * @param y where it starts
 */
@Term(id = "surface", formula = "p = (x, y); the loss is f(x, y)")
public record OnSurface(
        @Default("ravine") Surface surface,
        @Range(value = 1, min = -1000, max = 1000) double x,
        @Range(value = 1, min = -1000, max = 1000) double y)
        implements Subject {

    /** At the surface's own start. */
    public static OnSurface of(Surface surface) {
        return new OnSurface(surface, surface.startX(), surface.startY());
    }
}
