package downhill.run;

import java.time.Duration;
import org.springframework.util.unit.DataSize;

/** Two threads, three runs for each of at most five, and room for two who wait. */
final class TestLimits {
    static final int TOTAL = 5;
    static final int QUEUE = 2;

    private TestLimits() {}

    static RunLimits patient() {
        return of(Duration.ofMinutes(2), Duration.ofMinutes(30));
    }

    static RunLimits of(Duration pauseAfter, Duration forgetAfter) {
        return of(pauseAfter, forgetAfter, Duration.ofMinutes(1), 1000);
    }

    static RunLimits of(Duration pauseAfter, Duration forgetAfter, Duration queuePatience, long megabytes) {
        return new RunLimits(
                2, 3, 2, TOTAL, DataSize.ofMegabytes(megabytes), QUEUE, queuePatience, 50, pauseAfter, forgetAfter);
    }
}
