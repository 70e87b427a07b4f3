package downhill.train;

import downhill.data.Examples;
import downhill.experiment.Training;
import downhill.math.Stream;
import java.util.Arrays;

/** Walks through the training rows epoch by epoch, in an order that depends only on seed and epoch. */
final class Batches {
    private final Examples train;
    private final Stream stream;
    private final int[] order;
    private long epoch;
    private int position;
    private int size;
    private double[] x = new double[0];
    private double[] y = new double[0];

    Batches(Examples train, long seed, Training training) {
        this.train = train;
        stream = Stream.of(seed, Stream.Purpose.ORDER);
        order = new int[train.rows()];
        begin(training);
    }

    /** Starts an epoch; only here do batch size and shuffling change. */
    private void begin(Training training) {
        position = 0;
        size = training.batch().rows(train.rows());
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        if (training.shuffle()) {
            stream.part(epoch).shuffle(order);
        }
    }

    /** Takes other choices: at once where no row of this epoch was used yet, else when the next one begins. */
    void change(Training training) {
        if (position == 0) {
            begin(training);
        }
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

    /** Fills {@link #x()} and {@link #y()} with the next batch; its number of rows. */
    int gather() {
        int rows = Math.min(size, order.length - position);
        int inputs = train.inputs();
        if (x.length < size * inputs) {
            x = new double[size * inputs];
            y = new double[size];
        }
        for (int r = 0; r < rows; r++) {
            int from = order[position + r];
            System.arraycopy(train.x(), from * inputs, x, r * inputs, inputs);
            y[r] = train.y()[from];
        }
        return rows;
    }

    /** Moves on behind the gathered batch; true where an epoch ended. */
    boolean advance(int rows, Training training) {
        position += rows;
        if (position < order.length) {
            return false;
        }
        epoch++;
        begin(training);
        return true;
    }

    /** Indices of the training rows of the batch that comes next. */
    int[] upcoming() {
        return Arrays.copyOfRange(order, position, Math.min(position + size, order.length));
    }

    double[] x() {
        return x;
    }

    double[] y() {
        return y;
    }
}
