package downhill.run;

import java.util.ArrayList;
import java.util.List;

/**
 * How much time of a processor a run had taken by which update: marks at the ends of its slices, a straight line between
 * two of them. Bounded: when it is full, every second mark goes.
 *
 * <p>It stands beside the history and not in its rows, since it depends on the machine and on who else is on it, while
 * a row is the same wherever the run is made: in the fingerprint, in a snapshot and in a replay.
 */
final class CpuMarks {
    private static final int MOST = 2048;

    private final long[] updates = new long[MOST];
    private final double[] seconds = new double[MOST];
    private int count = 1;

    /** Notes that the update had been made after so many seconds; neither ever falls. */
    void mark(long update, double after) {
        if (update == updates[count - 1]) {
            seconds[count - 1] = update == 0 ? 0 : after;
            return;
        }
        if (count == MOST) {
            thin();
        }
        updates[count] = update;
        seconds[count] = after;
        count++;
    }

    // The first mark stays, and so does the last one, whose number is odd.
    private void thin() {
        for (int i = 1; i < MOST / 2; i++) {
            updates[i] = updates[2 * i];
            seconds[i] = seconds[2 * i];
        }
        updates[MOST / 2] = updates[MOST - 1];
        seconds[MOST / 2] = seconds[MOST - 1];
        count = MOST / 2 + 1;
    }

    /** Seconds by the end of each update, which rise; those beyond the last mark are its own. */
    List<Double> at(List<Long> wanted) {
        List<Double> all = new ArrayList<>();
        int mark = 0;
        for (long update : wanted) {
            while (mark < count - 1 && updates[mark] < update) {
                mark++;
            }
            all.add(between(mark, update));
        }
        return all;
    }

    private double between(int mark, long update) {
        if (mark == 0 || updates[mark] <= update) {
            return seconds[mark];
        }
        double share = (double) (update - updates[mark - 1]) / (double) (updates[mark] - updates[mark - 1]);
        return seconds[mark - 1] + share * (seconds[mark] - seconds[mark - 1]);
    }
}
