package downhill.train;

import java.util.Set;

/**
 * What a watcher wants to see, and how often at most.
 *
 * @param measurements parts of a frame
 * @param framesPerSecond from 1 to {@link #MAX_RATE}
 */
public record Interest(Set<Measurement> measurements, int framesPerSecond) {
    /** Most frames a second: a page paints 30, since now and then two of them meet in one of its animation frames. */
    public static final int MAX_RATE = 32;

    /** Everything, as often as possible. */
    public static final Interest ALL = new Interest(Set.of(Measurement.values()), MAX_RATE);

    public Interest {
        measurements = Set.copyOf(measurements);
        if (framesPerSecond < 1 || framesPerSecond > MAX_RATE) {
            throw new IllegalArgumentException("Frames a second must be 1 to " + MAX_RATE);
        }
    }

    /** Whether this part is wanted. */
    public boolean wants(Measurement measurement) {
        return measurements.contains(measurement);
    }
}
