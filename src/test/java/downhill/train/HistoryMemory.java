package downhill.train;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How many bytes the series of a run take at their bound, in a run of as many layers as there may be: what a copy of
 * all its rows allocates. Run by {@code src/test/bench/looking.sh}.
 */
final class HistoryMemory {
    private HistoryMemory() {}

    /** Argument: hidden layers. */
    public static void main(String[] arguments) {
        int layers = Integer.parseInt(arguments[0]) + 1; // with the output layer
        History history = new History(1);
        int most = 0;
        long fullest = 0;
        for (long update = 0; update < 5000; update++) {
            if (!history.due(update)) {
                continue;
            }
            history.add(row(update, layers));
            if (history.rows().size() > most) {
                most = history.rows().size();
                fullest = bytes(history);
            }
        }
        System.out.printf("%d layers: %d rows at most, %,d bytes%n", layers, most, fullest);
    }

    private static Row row(long update, int layers) {
        double[] low = new double[LayerMeasure.size(layers)];
        return new Row(update, 1, 1, 1, 1, 1, 1, 1, 1, low, low.clone());
    }

    private static long bytes(History history) {
        List<Row> rows = history.rows();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        List<Row> copies = new ArrayList<>(rows.size());
        long before = threads.getCurrentThreadAllocatedBytes();
        for (Row row : rows) {
            copies.add(row.mergedWith(row));
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        // And the list's own array of references, which may be half as long again as it needs to be.
        long references = 8L * Arrays.asList(copies.toArray()).size() * 3 / 2;
        return allocated + references;
    }
}
