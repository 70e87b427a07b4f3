package downhill.train;

import downhill.choice.Task;
import downhill.data.Examples;
import downhill.nn.Loss;
import downhill.nn.Mode;
import downhill.nn.Model;
import downhill.nn.Precision;
import downhill.nn.Values;
import downhill.nn.Walk;
import downhill.nn.Workspace;

/** Measures a model on whole sets of examples and changes nothing. */
final class Evaluator {
    /** Rows of the fixed probe set, and of a chunk of a larger set. */
    static final int CHUNK = 256;

    /** Numbers that a pass may hold; larger networks are measured in smaller pieces. */
    private static final long ROOM = 8_000_000;

    private final Model model;
    private final Task task;
    private final Workspace workspace;
    private final Walk walk;
    private final double[] gathered;
    private final Pulse pulse;
    private Held held = Held.NOTHING;

    // The answer that is being computed: of rows [from, from + rows), as far as row at.
    private Values values;
    private double[] x = new double[0];
    private int from;
    private int rows;
    private int at;
    private boolean walking;

    Evaluator(Model model, Precision precision, Task task) {
        this.model = model;
        this.task = task;
        int piece = Math.clamp(ROOM / Workspace.numbersOfARow(model), 1, CHUNK);
        workspace = new Workspace(model, piece, precision);
        walk = new Walk(workspace);
        gathered = new double[piece < CHUNK ? CHUNK * model.outputs() : 0];
        pulse = new Pulse(model);
        values = new Values(new double[0], new double[0]);
    }

    /** Share of units of each layer that were zero on the whole training set when it was scored last. */
    double[] dead() {
        return pulse.dead();
    }

    /** From now on it is noted which units are alive, or no longer. */
    void feel(boolean feeling) {
        if (feeling) {
            pulse.begin();
        } else {
            pulse.end();
        }
    }

    /** Loss and metric over all rows, in one go. */
    Score score(Values present, Loss loss, Examples examples, Targets targets) {
        Scoring scoring = new Scoring(this, present, loss, examples, targets);
        while (!scoring.advance()) {
            // All of it.
        }
        return scoring.score();
    }

    /** The prediction for rows [first, first + count), at most {@link #CHUNK}, in one go; valid until the next call. */
    double[] predict(Values present, double[] examples, int first, int count) {
        beginAnswer(present, examples, first, count);
        while (!answer()) {
            // All of it.
        }
        return answered();
    }

    /** Begins the prediction for rows [first, first + count), at most {@link #CHUNK}. */
    void beginAnswer(Values present, double[] examples, int first, int count) {
        values = present;
        x = examples;
        from = first;
        rows = count;
        at = 0;
        walking = false;
    }

    /** Goes on with the prediction; whether it is there. */
    boolean answer() {
        int some = Math.min(piece(), rows - at);
        if (!walking) {
            forget();
            walking = !isQuick(some);
            if (walking) {
                walk.begin(values, x, from + at, some, Mode.EVAL);
            } else {
                double[] _ = workspace.forward(values, x, from + at, some, Mode.EVAL);
            }
        }
        if (walking && !walk.forward()) {
            return false;
        }
        walking = false;
        pulse.feel(workspace);
        if (gathered.length > 0) {
            System.arraycopy(walk.prediction(), 0, gathered, at * model.outputs(), some * model.outputs());
        }
        at += some;
        return at == rows;
    }

    /** The prediction that is there; valid until the next one is begun. */
    double[] answered() {
        return gathered.length > 0 ? gathered : walk.prediction();
    }

    /** Whether all rows of an answer are in one pass, so that what a layer made of them is there too. */
    boolean holdsWhole() {
        return gathered.length == 0;
    }

    /** Numbers that a step makes of a row: one for each unit, and that at each moment where it says something then. */
    int outputs(int step) {
        return model.outputs(step);
    }

    /** What one unit of a step made of a row of the answer that is there. */
    double output(int step, int unit, int row) {
        return workspace.output(step, unit, row);
    }

    /** Whether the way forward of so many rows needs no pieces. */
    boolean isQuick(int count) {
        return Walk.work(model, count) <= Walk.WORK;
    }

    /** The class of a row of the prediction. */
    int winner(double[] prediction, int row, Loss loss) {
        int outputs = model.units();
        if (outputs == 1) {
            return prediction[row] > loss.threshold() ? 1 : 0;
        }
        int best = 0;
        for (int o = 1; o < outputs; o++) {
            if (prediction[row * outputs + o] > prediction[row * outputs + best]) {
                best = o;
            }
        }
        return best;
    }

    /** The values are others from now on: no pass is theirs. */
    void forget() {
        held = Held.NOTHING;
    }

    /** Whether the workspace holds the probe set's pass at the present values. */
    boolean holdsProbe(boolean bothWays) {
        return held == Held.BOTH_WAYS || (held == Held.FORWARD && !bothWays);
    }

    /** It holds that pass from now on, or only a piece of it. */
    void hold(boolean whole, boolean bothWays) {
        if (whole) {
            held = bothWays ? Held.BOTH_WAYS : Held.FORWARD;
        }
    }

    Walk walk() {
        return walk;
    }

    Workspace workspace() {
        return workspace;
    }

    Model model() {
        return model;
    }

    Task task() {
        return task;
    }

    /** Rows that a pass holds at most. */
    int piece() {
        return workspace.maxRows();
    }

    /** The RMS of everything, from that of the pieces before and that of a piece that is such a share of all. */
    static double joined(double before, double rms, double share) {
        return share == 1 ? rms : Math.sqrt(before * before + share * rms * rms);
    }

    /** How the workspace holds the whole probe set at the present values. */
    private enum Held {
        NOTHING,
        FORWARD,
        BOTH_WAYS
    }

    /** Looks at a pass. */
    @FunctionalInterface
    interface Looker {
        /** A pass over such a share of all rows. */
        void look(Workspace pass, double share);
    }

    /** Loss, and accuracy in [0, 1] or R^2. */
    record Score(double loss, double metric) {}

    /** One number a layer, from the input on. */
    @SuppressWarnings("ArrayRecordComponent") // fresh arrays, handed on once
    record Signals(double[] delta, double[] activation) {}
}
