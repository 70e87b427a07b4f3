package downhill.train;

import downhill.nn.Values;

/**
 * The mean of the weights over the last rows of the history, about the last quarter of all, and the loss there: what
 * is left of a loss when the trembling is taken out of it.
 *
 * <p>Source: Shamir & Zhang 2013, Stochastic gradient descent for non-smooth optimization, polynomial-decay averaging.
 */
final class MeanWeights {
    /** Rows between two at which the loss there is measured: a pass over the training set is dear. */
    private static final int EVERY = 16;

    /** The last of n rows count as much as an average over the last n / 4. */
    private static final double DECAY = 3;

    private final double[] parameters;
    private final double[] buffers;
    private long rows;
    private double loss = Double.NaN;

    /** Of a run that begins, with values of this size. */
    MeanWeights(Values values) {
        parameters = new double[values.parameters().length];
        buffers = new double[values.buffers().length];
    }

    /** Forgets everything. */
    void restart() {
        rows = 0;
        loss = Double.NaN;
    }

    /** Whether the loss at the mean of the rows so far is wanted with the row that comes next. */
    boolean due() {
        return rows > 0 && rows % EVERY == 0;
    }

    /** Where the mean is of the rows so far; live. */
    Values values() {
        return new Values(parameters, buffers);
    }

    /** Takes the loss at the mean that was due. */
    void measured(double lossThere) {
        loss = lossThere;
    }

    /** Takes the weights of a row. */
    void add(Values now) {
        rows++;
        double share = (DECAY + 1) / (rows + DECAY);
        move(parameters, now.parameters(), share);
        move(buffers, now.buffers(), share);
    }

    private static void move(double[] mean, double[] to, double share) {
        for (int i = 0; i < mean.length; i++) {
            mean[i] = Math.fma(share, to[i] - mean[i], mean[i]);
        }
    }

    /** The loss on the training set at the mean when it was measured last; NaN before. */
    double loss() {
        return loss;
    }

    State state() {
        return new State(parameters.clone(), buffers.clone(), rows, loss);
    }

    void resume(State state) {
        System.arraycopy(state.parameters(), 0, parameters, 0, parameters.length);
        System.arraycopy(state.buffers(), 0, buffers, 0, buffers.length);
        rows = state.rows();
        loss = state.loss();
    }

    /** Mean, how many rows it is of, and the loss that was measured last. */
    @SuppressWarnings("ArrayRecordComponent") // copies, never written
    record State(double[] parameters, double[] buffers, long rows, double loss) {}
}
