package downhill.train;

import downhill.choice.Problem;
import downhill.data.DataSpec.Prepared;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import downhill.experiment.Training;
import downhill.experiment.Validation;
import downhill.math.Stream;
import downhill.nn.Model;
import downhill.nn.Values;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Trains one experiment, update by update: the same experiment with the same edits gives the same bits.
 *
 * <p>Not thread-safe: one thread at a time.
 */
public final class Trainer {
    /** Most edits of one run. */
    public static final int MAX_JOURNAL = 10_000;

    private static final double TOO_LARGE = 1000;

    private final Experiment origin;
    private final Model model;
    private final Prepared data;
    private final Descent descent;
    private final Batches batches;
    private final Recorder recorder;
    private final List<Recording.Entry> journal = new ArrayList<>();
    private final double limit;
    private Experiment experiment;
    private long update;
    private long examples;
    private @Nullable Divergence divergence;

    /** Sets up the experiment at update 0. */
    public Trainer(Experiment experiment) {
        this(experiment, Validation.model(experiment), experiment.data().prepare());
    }

    private Trainer(Experiment experiment, Model model, Prepared data) {
        this(
                experiment,
                model,
                data,
                model.initialise(
                        experiment.network().initialisers(), Stream.of(experiment.seed(), Stream.Purpose.WEIGHTS)));
    }

    private Trainer(Experiment experiment, Model model, Prepared data, Values values) {
        origin = experiment;
        this.experiment = experiment;
        this.model = model;
        this.data = data;
        Training training = experiment.training();
        batches = new Batches(data.train(), experiment.seed(), training);
        descent = new Descent(model, values, training.optimizer(), batches.size());
        recorder = new Recorder(model, data, experiment.data().dataset().task(), training);
        recorder.first(descent, training);
        limit = TOO_LARGE * Math.max(recorder.history().last().train(), chance());
    }

    /**
     * Makes one update.
     *
     * @return false if the run is over: finished or diverged; then nothing was changed
     */
    public boolean step(Needs needs) {
        if (divergence != null || finished()) {
            return false;
        }
        Training training = experiment.training();
        int rows = batches.gather();
        double rate = rate();
        double loss = descent.measure(training, batches.x(), batches.y(), rows);
        boolean due = recorder.history().due(update + 1);
        Divergence.Cause cause = cause(loss);
        if (cause == null && !descent.update(training, rate, due ? Needs.ALL : needs)) {
            cause = Divergence.Cause.PARAMETERS_NOT_FINITE;
        }
        update++;
        examples += rows;
        recorder.batch(loss, descent.gradientNorm());
        if (cause != null) {
            divergence = new Divergence(update, cause, loss);
            recorder.record(descent, training, new Recorder.Moment(update, epoch(), examples, rate, false));
            return false;
        }
        batches.advance(rows, training);
        if (due) {
            recorder.record(descent, training, new Recorder.Moment(update, epoch(), examples, rate, true));
        }
        return true;
    }

    private Divergence.@Nullable Cause cause(double loss) {
        if (!Double.isFinite(loss)) {
            return Divergence.Cause.LOSS_NOT_FINITE;
        }
        if (!descent.gradientIsFinite()) {
            return Divergence.Cause.GRADIENT_NOT_FINITE;
        }
        return loss > limit ? Divergence.Cause.LOSS_TOO_LARGE : null;
    }

    /**
     * Applies an edit before the next update.
     *
     * @throws InvalidExperiment if it is not legal, or would need new weights; then nothing was changed
     */
    public void apply(Edit edit) throws InvalidExperiment {
        Experiment next = edited(experiment, edit);
        if (needsRestart(experiment, next)) {
            throw new InvalidExperiment(List.of(Problem.of(path(edit), "needs_restart")));
        }
        if (journal.size() >= MAX_JOURNAL) {
            throw new InvalidExperiment(List.of(Problem.of(path(edit), "too_many_edits", MAX_JOURNAL)));
        }
        if (!next.training().optimizer().equals(experiment.training().optimizer())) {
            descent.restart(next.training().optimizer());
        }
        experiment = next;
        batches.change(next.training());
        journal.add(new Recording.Entry(update, edit));
    }

    /** The experiment with an edit made. */
    public static Experiment edited(Experiment experiment, Edit edit) throws InvalidExperiment {
        return switch (edit) {
            case Edit.Change change -> ExperimentCodec.with(experiment, change.path(), change.json());
        };
    }

    private static String path(Edit edit) {
        return switch (edit) {
            case Edit.Change change -> change.path();
        };
    }

    /** Whether one experiment cannot turn into another while it trains, but needs new weights or data. */
    public static boolean needsRestart(Experiment from, Experiment to) {
        return !from.withTraining(to.training()).equals(to)
                || !from.training().loss().equals(to.training().loss());
    }

    /** Whether it has trained for as many epochs as the experiment asks for. */
    public boolean finished() {
        int epochs = experiment.training().epochs();
        return epochs > 0 && batches.epoch() >= epochs;
    }

    /** The learning rate of the next update. */
    public double rate() {
        Training training = experiment.training();
        return training.schedule().rate(training.learningRate(), update, batches.epoch());
    }

    /** The loss of guessing. */
    public double chance() {
        return experiment
                .training()
                .loss()
                .chance(data.train().y(), data.train().rows(), model.outputs());
    }

    /** SHA-256, in hex, over weights, running statistics, optimizer state, stream positions and update number. */
    public String fingerprint() {
        Fingerprint print = new Fingerprint().add(update).add(batches.epoch()).add(batches.position());
        print.add(origin.seed()).add(descent.state().updates());
        print.add(descent.values().parameters()).add(descent.values().buffers());
        for (int slot = 0; slot < descent.state().slots(); slot++) {
            print.add(descent.state().slot(slot));
        }
        return print.hex();
    }

    /** The experiment as it is now, with all edits. */
    public Experiment experiment() {
        return experiment;
    }

    /** Number of edits applied. */
    public int edits() {
        return journal.size();
    }

    /** How it came here. */
    public Recording recording() {
        return new Recording(origin, journal);
    }

    /** Updates made, counting one that failed. */
    public long update() {
        return update;
    }

    /** Rows seen. */
    public long examples() {
        return examples;
    }

    /** Passes over the training rows, with fraction. */
    public double epoch() {
        return batches.epoch() + (double) batches.position() / data.train().rows();
    }

    /** Why it diverged, if it did. */
    public @Nullable Divergence divergence() {
        return divergence;
    }

    /** The series so far. */
    public History history() {
        return recorder.history();
    }

    /** Measures this very update, however sparse the history is. */
    public Snapshot now() {
        return recorder.snapshot(descent, experiment.training(), update, epoch());
    }

    /** What was measured at this very update. */
    Recorder recorder() {
        return recorder;
    }

    Model model() {
        return model;
    }

    Prepared data() {
        return data;
    }

    Descent descent() {
        return descent;
    }

    Batches batches() {
        return batches;
    }
}
