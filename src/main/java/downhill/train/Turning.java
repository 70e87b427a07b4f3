package downhill.train;

import downhill.diagnose.Vitals.Turn;
import downhill.experiment.Training;

/** How a gradient lies to the one before it. */
final class Turning {
    private final double[] before;
    private long at = -1;

    /** @param size of a gradient */
    Turning(int size) {
        before = new double[size];
    }

    /** Keeps the gradient of an update. */
    void keep(double[] gradient, long update) {
        System.arraycopy(gradient, 0, before, 0, before.length);
        at = update;
    }

    /** The gradient of an update beside that of the update before, where it was kept. */
    Turn turn(double[] gradient, long update, Training training) {
        if (at != update - 1) {
            return Turn.UNKNOWN;
        }
        double product = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < before.length; i++) {
            product = Math.fma(before[i], gradient[i], product);
            first = Math.fma(before[i], before[i], first);
            second = Math.fma(gradient[i], gradient[i], second);
        }
        double cosine = product / Math.sqrt(first) / Math.sqrt(second);
        // One of them may be the gradient after treatment, whose length is another.
        return new Turn(
                Math.clamp(cosine, -1, 1),
                training.treatment().isEmpty() ? Math.sqrt(second) / Math.sqrt(first) : Double.NaN);
    }

    State state() {
        return new State(before.clone(), at);
    }

    void resume(State state) {
        System.arraycopy(state.before(), 0, before, 0, before.length);
        at = state.at();
    }

    /** A gradient and its update; -1 for none. */
    @SuppressWarnings("ArrayRecordComponent") // a copy, never written
    record State(double[] before, long at) {}
}
