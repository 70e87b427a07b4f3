package downhill.train;

import downhill.experiment.Training;
import downhill.nn.Float64;
import downhill.optim.OptimizerState;
import downhill.train.Anatomy.Outcome;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Follows one parameter through the updates of a run, while they are made; it only reads, and without a parameter it
 * does nothing.
 *
 * <p>It keeps the numbers of the last update, and what is needed to measure that update's loss again. Where all parameters
 * were is what the descent itself remembers until the next update; only where that is lost they are copied.
 */
final class Dissection {
    private static final int NOBODY = -1;

    final Ground ground;
    private boolean awake = true;
    /** Whether the update that is being made is followed. */
    private boolean live;

    @Nullable
    WeightAddress address;

    int index = NOBODY;
    /** Number of the update, from 1; 0 before there is one. */
    long update;

    @Nullable
    Training training;

    Outcome outcome = Outcome.FAILED;
    double lossScale;
    double weight;
    double lookedAt;
    double computedWith;
    double dataGradient;
    double scaledGradient;
    double rate;
    double proposed;
    double after;
    /** The optimizer's count; 0 where the update did not come so far. */
    long count;

    int treatments;
    double[] treated = new double[0];
    double[] memoryBefore = new double[0];
    double[] memory = new double[0];
    double[] scalarsBefore = new double[0];
    double[] scalars = new double[0];
    /** All parameters before the last update that came so far, live. */
    private final double[] previous;
    /** Whether the optimizer was asked to move: what it moved from stands in {@link #previous}. */
    private boolean reached;
    /** Copy of all parameters where the gradient was taken, if there is one. */
    private double[] point = new double[0];

    private boolean copied;
    int[] rows = new int[0];
    int rowCount;

    /** @param previous where the descent keeps the parameters before an update */
    Dissection(Ground ground, double[] previous) {
        this.ground = ground;
        this.previous = previous;
    }

    /** Follows another parameter from the next update on. */
    void follow(WeightAddress next, int at) {
        forget();
        address = next;
        index = at;
        ground.note(at);
    }

    /** Whether updates from now on are followed; while they are not, the last one that was stays known. */
    void attend(boolean watched) {
        awake = watched;
    }

    /** Follows none. */
    void forget() {
        live = false;
        address = null;
        index = NOBODY;
        update = 0;
        training = null;
        ground.note(NOBODY);
    }

    /** The followed one among all parameters; 0 if there is none. */
    double valueIn(double[] parameters) {
        return index < 0 ? 0 : parameters[index];
    }

    /** Another update begins, and nothing has moved yet: the last one that was followed must not be lost by it. */
    void leave() {
        if (!awake && update > 0 && !copied) {
            copy(where());
        }
    }

    /** A parameter is about to be set by hand: where the last update was taken must not be lost by it. */
    void displace() {
        if (update > 0 && !copied) {
            copy(where());
        }
    }

    /** All parameters where the gradient of the update was taken; a copy or live. */
    double[] where() {
        if (copied) {
            return point;
        }
        return reached ? previous : ground.values().parameters();
    }

    private void copy(double[] parameters) {
        point = atLeast(point, parameters.length);
        System.arraycopy(parameters, 0, point, 0, parameters.length);
        copied = true;
    }

    /** Begins an update, where the gradient is about to be taken. */
    void look(Training now, long number, double scale, double before, Batches batches, int batch) {
        live = awake && index >= 0;
        if (!live) {
            return;
        }
        training = now;
        update = number;
        lossScale = scale;
        weight = before;
        lookedAt = ground.values().parameters()[index];
        double[] working = ground.working().parameters();
        computedWith = working[index];
        outcome = Outcome.FAILED;
        treatments = 0;
        count = 0;
        reached = false;
        copied = false;
        if (now.optimizer().looksAhead()) {
            copy(working);
        }
        rowCount = batch;
        rows = rows.length < batch ? new int[batch] : rows;
        System.arraycopy(batches.order(), batches.position(), rows, 0, batch);
    }

    /** The gradient is there. */
    void measured(double[] gradient) {
        if (live) {
            dataGradient = ground.noted();
            scaledGradient = gradient[index];
        }
    }

    /** A treatment has been applied. */
    void treated(double[] gradient) {
        if (live) {
            treated = treated.length > treatments ? treated : Arrays.copyOf(treated, treatments + 1);
            treated[treatments] = gradient[index];
            treatments++;
        }
    }

    /** The update is not made, and perhaps none after it. */
    void skip(boolean over) {
        if (live) {
            reached = true;
            outcome = over ? Outcome.FAILED : Outcome.SKIPPED;
        }
    }

    /** The optimizer is about to move, and has counted. */
    void remember(OptimizerState state, double now) {
        if (!live || training == null) {
            return;
        }
        reached = true;
        rate = now;
        count = state.updates();
        memory = atLeast(memory, state.slots());
        scalars = atLeast(scalars, state.scalars().length);
        memoryBefore = atLeast(memoryBefore, state.slots());
        scalarsBefore = atLeast(scalarsBefore, state.scalars().length);
        for (int i = 0; i < state.slots(); i++) {
            memoryBefore[i] = count == 1 ? training.optimizer().firstMemory(i, now) : state.slot(i)[index];
        }
        for (int i = 0; i < state.scalars().length; i++) {
            scalarsBefore[i] = count == 1 ? training.optimizer().firstScalar(i, now) : state.scalars()[i];
        }
    }

    /** The optimizer has moved. */
    void move(OptimizerState state) {
        if (!live) {
            return;
        }
        proposed = ground.values().parameters()[index];
        for (int i = 0; i < state.slots(); i++) {
            memory[i] = state.slot(i)[index];
        }
        System.arraycopy(state.scalars(), 0, scalars, 0, state.scalars().length);
    }

    /** What it has moved to stays. */
    void arrive() {
        if (live) {
            outcome = Outcome.APPLIED;
            after = ground.values().parameters()[index];
        }
    }

    /** Whether the network computes with rounded numbers. */
    boolean rounds() {
        return ground instanceof NetworkGround && training != null && !(training.precision() instanceof Float64);
    }

    /** Whether the parameter is among those whose size costs something. */
    boolean penalised() {
        return training != null
                && (training.l1() != 0 || training.l2() != 0)
                && ground.layers().stream()
                        .flatMap(layer -> layer.weights().stream())
                        .anyMatch(tensor -> tensor.offset() <= index && index < tensor.end());
    }

    private static double[] atLeast(double[] v, int length) {
        return v.length < length ? new double[length] : v;
    }
}
