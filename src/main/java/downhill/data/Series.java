package downhill.data;

import java.util.Arrays;
import java.util.List;

/** Numbers measured one after the other; its windows are the rows. */
final class Series {
    /** Most steps of a window. */
    static final int MAX_LENGTH = 120;

    private final double[] values;
    private final Examples.Labels labels;

    private Series(double[] values, Examples.Labels labels) {
        this.values = values;
        this.labels = labels;
    }

    /** A column of a table that ships with the program. */
    static Series resource(String file, String column) {
        Table table = Table.resource(file, List.of(), column);
        return new Series(table.all().y(), new Examples.Labels(List.of(column), "next " + column, List.of()));
    }

    /**
     * Training and test windows together. As many windows as a window is long lie between the two parts and are left
     * out, so that every value of the test part is later than every value of the training part.
     */
    int available(int length) {
        return values.length - 2 * length;
    }

    /** The numbers of the last windows, and what came after the last of them. */
    double[] stretch(int rows, int length) {
        return Arrays.copyOfRange(values, values.length - length - rows, values.length);
    }

    /** The last windows in order of time; the target of every step is the next value. */
    Examples windows(int rows, int length) {
        int first = values.length - length - rows;
        return Sequences.examples(rows, length, labels, (row, x, y, at) -> {
            System.arraycopy(values, first + row, x, at, length);
            System.arraycopy(values, first + row + 1, y, at, length);
        });
    }
}
