package downhill.export;

import downhill.train.Row;
import java.util.List;

/**
 * Rows of a history and what they are drawn over.
 *
 * @param rows at least one
 * @param times place of each row on the time axis, rising
 * @param unit what the time axis counts, as it is written below it
 */
public record Series(List<Row> rows, List<Double> times, String unit) {
    public Series {
        rows = List.copyOf(rows);
        times = List.copyOf(times);
        if (rows.isEmpty() || rows.size() != times.size()) {
            throw new IllegalArgumentException("Each row needs its time");
        }
    }

    /** From the first row to the last. */
    Axis axis() {
        double first = times.getFirst();
        double last = times.getLast();
        return new Axis(first, last > first ? last : first + 1, false);
    }
}
