package downhill.train;

import downhill.experiment.Training;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes updates, a piece at a time: the gradient of the batch, then the change of all parameters in one piece, then what
 * has to be measured of both sets. What others may look at changes only between the first and the last piece.
 */
final class Stepper {
    /** A gradient is clipped where so large a share of its elements became smaller. */
    private static final double CLIPPED = 0.5;

    private final Plan plan;
    private final ScheduledRate scheduled;
    private final Ground ground;
    private final Descent descent;
    private final Batches batches;
    private final Recorder recorder;
    private final DivergenceWatch watch;
    private long update;
    private long examples;
    private @Nullable Divergence divergence;

    private Phase phase = Phase.NONE;
    private Needs needs = Needs.NOTHING;
    private int rows;
    private double rate;
    private boolean due;
    private @Nullable BatchWalk walk;
    private @Nullable Survey survey;

    Stepper(
            Plan plan,
            ScheduledRate scheduled,
            Ground ground,
            Descent descent,
            Batches batches,
            Recorder recorder,
            DivergenceWatch watch) {
        this.plan = plan;
        this.scheduled = scheduled;
        this.ground = ground;
        this.descent = descent;
        this.batches = batches;
        this.recorder = recorder;
        this.watch = watch;
    }

    void resume(Snapshot snapshot) {
        update = snapshot.update();
        examples = snapshot.examples();
        divergence = snapshot.divergence();
    }

    /** Begins an update, which is not half done; the run is not over. */
    void begin(Needs wanted) {
        Training training = plan.training();
        needs = wanted;
        rows = batches.rows();
        rate = scheduled.next(training, update, batches.epoch());
        due = recorder.history().due(update + 1);
        walk = ground.walk(training, rows);
        if (walk == null) {
            double _ = descent.measure(training, batches, rows, update + 1);
            phase = Phase.UPDATE;
        } else {
            descent.begin(training, batches, rows, update + 1, walk);
            phase = Phase.GRADIENT;
        }
    }

    /** Goes on; whether the update is complete. */
    boolean advance() {
        switch (phase) {
            case GRADIENT -> {
                BatchWalk way = Objects.requireNonNull(walk);
                if (way.advance()) {
                    double _ = descent.measured(plan.training(), way.loss());
                    phase = Phase.UPDATE;
                }
            }
            case UPDATE -> phase = change();
            case EPOCH -> {
                if (surveyed()) {
                    scheduled.observe(
                            plan.training(), recorder.latest().sets().train().loss());
                    phase = due ? Phase.ROW : Phase.NONE;
                }
            }
            case ROW -> {
                if (surveyed()) {
                    phase = lookAround();
                }
            }
            case AROUND -> phase = lookAround();
            case NONE -> throw new IllegalStateException("Nothing was begun");
        }
        return phase == Phase.NONE;
    }

    private Phase change() {
        Training training = plan.training();
        double loss = descent.loss();
        Divergence found = training.stopWhenDiverged() ? watch.find(batches, rows, loss, update + 1) : null;
        if (found != null) {
            descent.keepRaw();
            return diverge(found);
        }
        Divergence.Cause cause = descent.update(training, rate, update, due ? Needs.ALL : needs);
        if (cause != null) {
            descent.recall(training, batches, rows, update + 1);
            return diverge(new Divergence(update + 1, cause, loss, descent.failed()));
        }
        ground.settled();
        count(loss, descent.treating().shareClipped() >= CLIPPED);
        boolean ended = batches.advance(training);
        if (ended && training.schedule().watches()) {
            return Phase.EPOCH;
        }
        return due ? Phase.ROW : Phase.NONE;
    }

    private Phase diverge(Divergence found) {
        descent.undoForward();
        divergence = found;
        count(found.value(), false);
        return Phase.ROW;
    }

    private void count(double loss, boolean clipped) {
        update++;
        examples += rows;
        recorder.batch(loss, descent.gradientNorm(), clipped);
    }

    private boolean surveyed() {
        if (survey == null) {
            survey = recorder.survey(plan.training(), due || divergence != null);
        }
        if (!survey.advance()) {
            return false;
        }
        if (phase == Phase.EPOCH) {
            recorder.note(survey, update);
            survey = due ? survey : null;
        }
        return true;
    }

    private Phase lookAround() {
        return recorder.lookAround(descent, plan.training(), update) ? record() : Phase.AROUND;
    }

    private Phase record() {
        boolean applied = divergence == null;
        double epoch = epoch();
        Recorder.Moment moment = new Recorder.Moment(update, epoch, examples, rate, applied);
        recorder.record(descent, plan.training(), moment, Objects.requireNonNull(survey));
        survey = null;
        return Phase.NONE;
    }

    /** Gives up what is half done. */
    void abandon() {
        if (phase == Phase.GRADIENT) {
            descent.abandon(plan.training());
        }
        phase = Phase.NONE;
        survey = null;
        recorder.abandon();
    }

    /** Whether an update is half done. */
    boolean isUnderway() {
        return phase != Phase.NONE;
    }

    long update() {
        return update;
    }

    long examples() {
        return examples;
    }

    /** Passes over the training rows, with fraction. */
    double epoch() {
        return batches.epoch() + (double) batches.position() / batches.total();
    }

    @Nullable
    Divergence divergence() {
        return divergence;
    }

    private enum Phase {
        NONE,
        /** The batch is on its way. */
        GRADIENT,
        /** The parameters are about to change. */
        UPDATE,
        /** The schedule waits for the loss of the training set. */
        EPOCH,
        /** A row of the history is due. */
        ROW,
        /** What is measured for it beside the sets. */
        AROUND
    }
}
