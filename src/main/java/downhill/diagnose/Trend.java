package downhill.diagnose;

import java.util.Arrays;

/** A loss since the settings changed, sample by sample; when it is full, every other one is dropped. */
final class Trend {
    private static final int MOST = 256;

    private final double[] losses = new double[MOST];
    private int count;
    private int stride = 1;
    private long seen;

    State state() {
        return new State(Arrays.copyOf(losses, count), stride, seen);
    }

    void resume(State state) {
        count = state.losses().length;
        System.arraycopy(state.losses(), 0, losses, 0, count);
        stride = state.stride();
        seen = state.seen();
    }

    void add(double loss) {
        if (seen++ % stride != 0) {
            return;
        }
        if (count == MOST) {
            for (int i = 0; i < MOST / 2; i++) {
                losses[i] = losses[2 * i];
            }
            count = MOST / 2;
            stride *= 2;
        }
        losses[count++] = loss;
    }

    void restart() {
        count = 0;
        stride = 1;
        seen = 0;
    }

    int count() {
        return count;
    }

    /** The value below which a share of those losses lie that are between two shares of the way. */
    double quantile(double from, double to, double share) {
        double[] part = Arrays.copyOfRange(losses, (int) (from * count), Math.max(1, (int) (to * count)));
        Arrays.sort(part);
        return part.length == 0 ? Double.NaN : part[Math.min(part.length - 1, (int) (share * part.length))];
    }

    /** All that it remembers. */
    @SuppressWarnings("ArrayRecordComponent") // a copy, never written
    record State(double[] losses, int stride, long seen) {}
}
