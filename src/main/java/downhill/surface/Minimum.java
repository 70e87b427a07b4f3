package downhill.surface;

/**
 * A lowest point of its surroundings.
 *
 * @param value the height there
 */
public record Minimum(double x, double y, double value) {}
