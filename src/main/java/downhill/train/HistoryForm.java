package downhill.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A history, column by column, so that it packs well.
 *
 * @param interval updates between two rows behind the head
 * @param generation how often the resolution had halved
 * @param updates of each row
 * @param numbers of each row, {@link #NUMBERS} columns one after the other
 * @param high of each row
 * @param merged one bit for each row whose smallest values are not its largest
 * @param low of each merged row
 */
@SuppressWarnings("ArrayRecordComponent") // copies, never written
record HistoryForm(
        long interval, int generation, long[] updates, double[] numbers, double[] high, long[] merged, double[] low) {
    private static final int NUMBERS = 8;

    static HistoryForm of(History history) {
        List<Row> rows = history.rows();
        int width = history.last().high().length;
        long[] updates = new long[rows.size()];
        double[] numbers = new double[NUMBERS * rows.size()];
        double[] high = new double[width * rows.size()];
        double[] low = new double[width * rows.size()];
        BitSet merged = new BitSet();
        int lows = 0;
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            updates[i] = row.update();
            double[] own = row.numbers();
            for (int n = 0; n < NUMBERS; n++) {
                numbers[n * rows.size() + i] = own[n];
            }
            System.arraycopy(row.high(), 0, high, i * width, width);
            if (!Arrays.equals(row.low(), row.high())) {
                merged.set(i);
                System.arraycopy(row.low(), 0, low, width * lows++, width);
            }
        }
        double[] kept = Arrays.copyOf(low, width * lows);
        return new HistoryForm(
                history.interval(), history.generation(), updates, numbers, high, merged.toLongArray(), kept);
    }

    History history() {
        int count = updates.length;
        int width = high.length / count;
        BitSet differing = BitSet.valueOf(merged);
        List<Row> rows = new ArrayList<>(count);
        int lows = 0;
        for (int i = 0; i < count; i++) {
            double[] highs = Arrays.copyOfRange(high, i * width, (i + 1) * width);
            double[] least = highs;
            if (differing.get(i)) {
                least = Arrays.copyOfRange(low, lows * width, (lows + 1) * width);
                lows++;
            }
            rows.add(row(i, least, highs));
        }
        return new History(interval, generation, rows);
    }

    private Row row(int i, double[] least, double[] most) {
        int count = updates.length;
        return new Row(
                updates[i],
                numbers[i],
                numbers[count + i],
                numbers[2 * count + i],
                numbers[3 * count + i],
                numbers[4 * count + i],
                numbers[5 * count + i],
                numbers[6 * count + i],
                numbers[7 * count + i],
                least,
                most);
    }
}
