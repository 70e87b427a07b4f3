package downhill.data;

/** Fills examples that are sequences. */
final class Sequences {
    /** Most steps of a generated sequence. */
    static final int MAX_LENGTH = 200;

    private Sequences() {}

    /** One row. */
    @FunctionalInterface
    interface Filler {
        /** Writes the features of step t to {@code x[features * (at + t)]} on, and its target to {@code y[at + t]}. */
        void fill(int row, double[] x, double[] y, int at);
    }

    static Examples examples(int rows, int steps, Examples.Labels labels, Filler filler) {
        double[] x = new double[rows * steps * labels.inputs().size()];
        double[] y = new double[rows * steps];
        for (int r = 0; r < rows; r++) {
            filler.fill(r, x, y, r * steps);
        }
        return new Examples(rows, steps, x, y, labels);
    }
}
