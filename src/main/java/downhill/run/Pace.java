package downhill.run;

/**
 * How fast a run goes.
 *
 * @param updatesPerSecond 0 is as fast as possible
 */
public record Pace(double updatesPerSecond) {
    /** As fast as possible. */
    public static final Pace MAXIMUM = new Pace(0);

    public Pace {
        if (!(updatesPerSecond >= 0 && updatesPerSecond <= 1e6)) {
            throw new IllegalArgumentException("Updates a second must be 0 to 1,000,000");
        }
    }

    /** Whether it goes as fast as it can. */
    public boolean isMaximum() {
        return updatesPerSecond == 0;
    }
}
