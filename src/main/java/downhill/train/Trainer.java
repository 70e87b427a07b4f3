package downhill.train;

import downhill.data.DataSpec.Prepared;
import downhill.diagnose.Verdict;
import downhill.experiment.Experiment;
import downhill.experiment.InvalidExperiment;
import downhill.experiment.Network;
import downhill.experiment.OnSurface;
import downhill.experiment.Training;
import downhill.math.Stream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Trains one experiment, update by update: the same experiment with the same edits gives the same bits.
 *
 * <p>Not thread-safe: one thread at a time.
 */
public final class Trainer {
    private final Plan plan;
    private final ScheduledRate scheduled;
    private final Ground ground;
    private final Descent descent;
    private final Batches batches;
    private final Recorder recorder;
    private final Stepper stepper;

    /** Sets up the experiment at update 0. */
    public Trainer(Experiment experiment) {
        this(experiment, experiment.data().prepare());
    }

    /** Sets up the experiment at update 0 on examples that are prepared already, in the place of its own. */
    public Trainer(Experiment experiment, Prepared data) {
        plan = new Plan(experiment);
        Training training = experiment.training();
        scheduled = new ScheduledRate(training.schedule());
        int rows = experiment.subject() instanceof OnSurface ? 1 : data.train().rows();
        batches = new Batches(rows, experiment.seed(), training);
        ground = switch (experiment.subject()) {
            case Network _ -> NetworkGround.of(experiment, data, batches.size());
            case OnSurface start -> new SurfaceGround(start);
        };
        descent = new Descent(ground, training, Stream.of(experiment.seed(), Stream.Purpose.NOISE));
        recorder = new Recorder(ground, experiment);
        recorder.first(training, scheduled.next(training, 0, 0));
        DivergenceWatch watch =
                new DivergenceWatch(ground, descent, recorder.history().last().train());
        stepper = new Stepper(plan, scheduled, ground, descent, batches, recorder, watch);
    }

    /** Goes on where a run stood, with the same bits. */
    public static Trainer restore(Snapshot snapshot) {
        Trainer trainer = new Trainer(snapshot.recording().experiment());
        trainer.resume(snapshot);
        return trainer;
    }

    private void resume(Snapshot snapshot) {
        plan.resume(snapshot);
        stepper.resume(snapshot);
        System.arraycopy(snapshot.parameters(), 0, ground.values().parameters(), 0, snapshot.parameters().length);
        System.arraycopy(snapshot.buffers(), 0, ground.values().buffers(), 0, snapshot.buffers().length);
        scheduled.resume(snapshot.schedule());
        batches.resume(snapshot.batches());
        descent.resume(snapshot);
        recorder.resume(snapshot.series());
        ground.resume(snapshot.trail());
    }

    /** All there is to go on from here. */
    public Snapshot snapshot() {
        requireWhole();
        return Snapshot.of(this);
    }

    /**
     * Makes one update.
     *
     * @return false if the run is over: finished or diverged; then nothing was changed
     */
    public boolean step(Needs needs) {
        if (!begin(needs)) {
            return false;
        }
        while (!advance()) {
            // All of it.
        }
        return divergence() == null;
    }

    /**
     * Begins an update that {@link #advance} goes on with, a piece at a time; it has the same bits as {@link #step}.
     * While it is half done nothing else may be asked of the trainer.
     *
     * @return false if the run is over
     */
    public boolean begin(Needs needs) {
        if (divergence() != null || finished()) {
            return false;
        }
        stepper.begin(needs);
        return true;
    }

    /** Computes a piece, a millisecond or so; whether the update is complete. */
    public boolean advance() {
        return stepper.advance();
    }

    /** Gives up an update that is half done: the parameters are those of before, or the new ones without a row. */
    public void abandon() {
        stepper.abandon();
    }

    /** Whether an update is half done. */
    public boolean isUpdating() {
        return stepper.isUnderway();
    }

    /**
     * Applies an edit before the next update.
     *
     * @throws InvalidExperiment if it is not legal, or would need new weights; then nothing was changed
     */
    public void apply(Edit edit) throws InvalidExperiment {
        requireWhole();
        Training from = plan.training();
        plan.apply(edit, update());
        Training to = plan.training();
        if (!to.optimizer().equals(from.optimizer())) {
            descent.restart(to.optimizer());
        }
        if (!to.treatment().equals(from.treatment())) {
            descent.restart(to.treatment());
        }
        if (!to.schedule().equals(from.schedule())) {
            scheduled.restart(to.schedule());
        }
        batches.change(to);
        recorder.edited(plan.now(), update());
        if (edit instanceof SetWeight(WeightAddress weight, double value)) {
            descent.set(weight.in(ground.layout()), value);
            recorder.moved(update());
        }
    }

    /**
     * The index in the journal that an edit would have if it were applied now.
     *
     * @throws InvalidExperiment if {@link #apply} would throw it
     */
    public int place(Edit edit) throws InvalidExperiment {
        return plan.place(edit, update());
    }

    private void requireWhole() {
        if (isUpdating()) {
            throw new IllegalStateException("An update is half done");
        }
    }

    /** Whether it has trained for as many epochs as the experiment asks for. */
    public boolean finished() {
        int epochs = plan.training().epochs();
        return epochs > 0 && batches.epoch() >= epochs;
    }

    /** The learning rate of the next update. */
    public double rate() {
        return scheduled.next(plan.training(), update(), batches.epoch());
    }

    /** The loss of guessing. */
    public double chance() {
        return ground.chance();
    }

    /** SHA-256, in hex, over weights, running statistics, optimizer state, the order of the epoch and the update. */
    public String fingerprint() {
        return Fingerprint.of(this);
    }

    /** The experiment as it is now, with all edits. */
    public Experiment experiment() {
        return plan.now();
    }

    /** Number of edits applied. */
    public int edits() {
        return plan.edits();
    }

    /** How it came here. */
    public Recording recording() {
        return plan.recording();
    }

    /** The parameters that the loss is computed with, now; a copy. */
    public double[] parameters() {
        return ground.working().parameters().clone();
    }

    /** Updates made, counting one that failed. */
    public long update() {
        return stepper.update();
    }

    /** Rows seen. */
    public long examples() {
        return stepper.examples();
    }

    /** Passes over the training rows, with fraction. */
    public double epoch() {
        return stepper.epoch();
    }

    /** Why it diverged, if it did. */
    public @Nullable Divergence divergence() {
        return stepper.divergence();
    }

    /** What is wrong with it, as far as the rows of its history tell: causes before what follows from them. */
    public List<Verdict> verdicts() {
        return recorder.verdicts();
    }

    /** The series so far. */
    public History history() {
        return recorder.history();
    }

    /** Measures this very update, however sparse the history is. */
    public Standing now() {
        return recorder.standing(descent, plan.training(), update(), epoch());
    }

    /** What was measured at this very update. */
    Recorder recorder() {
        return recorder;
    }

    Ground ground() {
        return ground;
    }

    double[] scheduleState() {
        return scheduled.state();
    }

    /** The network that is trained, with its data. */
    NetworkGround network() {
        if (ground instanceof NetworkGround network) {
            return network;
        }
        throw new IllegalStateException("A surface has no network");
    }

    Descent descent() {
        return descent;
    }

    Batches batches() {
        return batches;
    }
}
