package downhill.run;

import downhill.experiment.Experiment;
import downhill.train.Status;
import downhill.train.Trainer;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Decides when the chronicle hears of one run: when it first moves, when it stands again or is another experiment, else
 * from time to time. One thread at a time.
 */
final class Telling {
    private static final long EVERY = TimeUnit.SECONDS.toNanos(30);
    private static final int NEVER = -1;

    private final RunId id;
    private final Owner owner;
    private final Drive drive;
    private int incarnation = NEVER;
    private long update;
    private Status status = Status.READY;
    private @Nullable Experiment experiment;
    private long at;
    private volatile boolean missed;

    Telling(RunId id, Owner owner, Drive drive) {
        this.id = id;
        this.owner = owner;
        this.drive = drive;
        if (trainer().update() > 0) {
            // It comes back, or begins in the past of another: told is only what happens from here on.
            remember(System.nanoTime());
        }
    }

    private Trainer trainer() {
        return drive.journey().trainer();
    }

    /** Whether it has moved for the first time since it began. */
    boolean isNew() {
        return incarnation != drive.journey().incarnation() && trainer().update() > 0;
    }

    /** What was told last did not arrive. */
    void missed() {
        missed = true;
    }

    /**
     * What there is to tell now; null for nothing.
     *
     * @param last whether it may be the last time
     */
    @Nullable
    Story next(long now, boolean last) {
        boolean urgent = isNew() || missed;
        if (trainer().update() == 0 || !(urgent || hasChanged())) {
            return null;
        }
        boolean goesOn = drive.status() == Status.TRAINING && status == Status.TRAINING;
        if (goesOn
                && !urgent
                && !last
                && now - at < EVERY
                && trainer().experiment().equals(experiment)) {
            return null;
        }
        missed = false;
        remember(now);
        return story();
    }

    /** What there is to tell of a run that is about to begin anew; null for nothing. */
    @Nullable
    Story farewell(long now) {
        if (trainer().update() == 0 || !(isNew() || missed || hasChanged())) {
            return null;
        }
        remember(now);
        if (status == Status.TRAINING) {
            status = Status.PAUSED;
        }
        return story();
    }

    private boolean hasChanged() {
        return update != trainer().update()
                || status != drive.status()
                || !trainer().experiment().equals(experiment);
    }

    private void remember(long now) {
        incarnation = drive.journey().incarnation();
        update = trainer().update();
        status = drive.status();
        experiment = trainer().experiment();
        at = now;
    }

    private Story story() {
        return new Story(
                id + "/" + incarnation,
                owner,
                trainer().experiment(),
                trainer().edits(),
                status,
                trainer().update(),
                trainer().epoch(),
                trainer().history().rows());
    }
}
