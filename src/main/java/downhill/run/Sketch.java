package downhill.run;

import downhill.train.Row;
import java.util.List;

/**
 * How a run begins, for a picture.
 *
 * @param rows of its history, at least one
 * @param chance loss of guessing; not finite where nobody could
 */
public record Sketch(List<Row> rows, double chance) {
    public Sketch {
        rows = List.copyOf(rows);
    }
}
