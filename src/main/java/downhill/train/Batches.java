package downhill.train;

import downhill.experiment.Training;
import downhill.math.Stream;
import java.util.Arrays;

/** Walks through the training rows epoch by epoch, in an order that depends only on seed and epoch. */
final class Batches {
    private final Stream stream;
    private final int[] order;
    private long epoch;
    private int position;
    private int size;
    private boolean shuffled;

    Batches(int trainingRows, long seed, Training training) {
        stream = Stream.of(seed, Stream.Purpose.ORDER);
        order = new int[trainingRows];
        begin(training);
    }

    /** Starts an epoch; only here do batch size and shuffling change. */
    private void begin(Training training) {
        size = training.batch().rows(order.length);
        position = 0;
        arrange(training.shuffle());
    }

    private void arrange(boolean shuffle) {
        if (shuffle || shuffled || epoch == 0) {
            for (int i = 0; i < order.length; i++) {
                order[i] = i;
            }
        }
        shuffled = shuffle;
        if (shuffle) {
            stream.part(epoch).shuffle(order);
        }
    }

    /** Takes other choices: at once where no row of this epoch was used yet, else when the next one begins. */
    void change(Training training) {
        if (position == 0) {
            begin(training);
        }
    }

    /** Goes on where another walk over the same rows stood. */
    void resume(State state) {
        epoch = state.epoch();
        arrange(state.shuffled());
        position = state.position();
        size = state.size();
    }

    State state() {
        return new State(epoch, position, size, shuffled);
    }

    /** Largest batch of this epoch. */
    int size() {
        return size;
    }

    /** Whole epochs completed. */
    long epoch() {
        return epoch;
    }

    /** Rows of this epoch already used. */
    int position() {
        return position;
    }

    /** Training rows. */
    int total() {
        return order.length;
    }

    /** Rows of the batch that comes next. */
    int rows() {
        return Math.min(size, order.length - position);
    }

    /** Indices of the training rows in the order of this epoch; the next batch begins at {@link #position}. */
    int[] order() {
        return order;
    }

    /** Moves on behind the next batch; true where an epoch ended. */
    boolean advance(Training training) {
        position += rows();
        if (position < order.length) {
            return false;
        }
        epoch++;
        begin(training);
        return true;
    }

    /** Indices of the training rows of the batch that comes next. */
    int[] upcoming() {
        return Arrays.copyOfRange(order, position, position + rows());
    }

    /** Where a walk stands; size and shuffling are those that this epoch began with. */
    record State(long epoch, int position, int size, boolean shuffled) {}
}
