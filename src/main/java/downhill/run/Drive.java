package downhill.run;

import downhill.choice.Problem;
import downhill.experiment.Experiment;
import downhill.experiment.InvalidExperiment;
import downhill.train.Edit;
import downhill.train.GradientCheck;
import downhill.train.Needs;
import downhill.train.Status;
import downhill.train.Trainer;
import downhill.train.WeightAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a run does: obeys commands, makes updates at its pace, and says how it stands. One thread at a time. */
final class Drive {
    private static final long NONE = Long.MAX_VALUE;

    private final Pacer pacer;
    private final ExperimentLimits sizes;
    private Trainer trainer;
    private Looking looking;
    private int incarnation;
    private long version;
    private long epochGoal = NONE;
    private @Nullable WeightAddress followed;
    private volatile Status status = Status.READY;

    /** @param sizes that whatever it begins with must keep to */
    Drive(Trainer trainer, Pace pace, ExperimentLimits sizes) {
        this.trainer = trainer;
        this.sizes = sizes;
        looking = new Looking(trainer, System.nanoTime());
        pacer = new Pacer(pace);
    }

    Status status() {
        return status;
    }

    /** Changes with everything that a watcher may see. */
    long version() {
        return version;
    }

    /** There is something new to see. */
    void touch() {
        version++;
    }

    int incarnation() {
        return incarnation;
    }

    Looking looking() {
        return looking;
    }

    /** How it stands, for its owner. */
    RunInfo info(RunId id, Owner owner) {
        return new RunInfo(id, owner, trainer.experiment(), pacer.pace(), status, trainer.edits());
    }

    /** Waits, since it cannot go on. */
    void fail() {
        trainer.abandon();
        status = Status.PAUSED;
        touch();
    }

    /**
     * Does as it is told.
     *
     * @param needs what a single update must keep
     */
    void obey(Command command, Needs needs) throws InvalidExperiment {
        switch (command) {
            case Command.Play() -> play();
            case Command.Pause() -> pause();
            case Command.OneUpdate() -> oneUpdate(needs);
            case Command.OneEpoch() -> {
                play();
                epochGoal = (long) trainer.epoch() + 1;
            }
            case Command.Reset() -> begin(trainer.experiment());
            case Command.Restart(Experiment experiment) -> begin(experiment);
            case Command.SetPace(Pace pace) -> pacer.start(pace, System.nanoTime());
            case Command.Change(Edit edit) -> change(edit);
            case Command.Follow(WeightAddress weight) -> {
                looking.probe().follow(weight);
                followed = weight;
            }
            case Command.Unfollow() -> {
                looking.probe().unfollow();
                followed = null;
            }
            case Command.Check() -> throw new IllegalArgumentException("has an answer of its own");
        }
        touch();
    }

    /**
     * Checks the gradient of the last update that was followed.
     *
     * @throws InvalidExperiment if there is none, or its numbers are rounded
     */
    GradientCheck check() throws InvalidExperiment {
        Optional<GradientCheck> check = looking.probe().check();
        if (check.isEmpty()) {
            throw new InvalidExperiment(List.of(Problem.of("weight", "nothing_to_check")));
        }
        return check.get();
    }

    private void change(Edit edit) throws InvalidExperiment {
        if (trainer.update() == 0) {
            // Nothing was trained yet: the edited experiment alone tells all, and its link gives the same curve.
            Status before = status;
            begin(edit.applyTo(trainer.experiment()));
            status = before;
            return;
        }
        trainer.apply(edit);
        if (status == Status.FINISHED && !trainer.finished()) {
            status = Status.PAUSED;
        }
    }

    private boolean isOver() {
        return status == Status.FINISHED || status == Status.DIVERGED;
    }

    private boolean isAtItsLimit() {
        return trainer.update() >= sizes.updates();
    }

    private void play() throws InvalidExperiment {
        if (isOver()) {
            if (isAtItsLimit()) {
                throw new InvalidExperiment(List.of(Problem.of("", "limit_updates", sizes.updates())));
            }
            begin(trainer.experiment());
        }
        epochGoal = NONE;
        status = Status.TRAINING;
        pacer.start(pacer.pace(), System.nanoTime());
    }

    private void pause() {
        if (status == Status.TRAINING) {
            status = Status.PAUSED;
        }
    }

    private void oneUpdate(Needs needs) {
        if (!isOver()) {
            status = Status.PAUSED;
            if (!trainer.begin(needs)) {
                settle();
            }
        }
    }

    private void begin(Experiment experiment) throws InvalidExperiment {
        List<Problem> tooLarge = sizes.problems(experiment);
        if (!tooLarge.isEmpty()) {
            throw new InvalidExperiment(tooLarge);
        }
        trainer = new Trainer(experiment);
        looking = new Looking(trainer, System.nanoTime());
        if (followed != null) {
            looking.followIfThere(followed);
        }
        incarnation++;
        status = Status.READY;
    }

    /** Makes what updates are due, until the slice is over, and says how many. */
    long train(long started, Needs needs) {
        if (isUpdating() || (status == Status.TRAINING && (isHurrying() || pacer.delay(started) == 0))) {
            long before = Cpu.nanos();
            long first = trainer.update();
            makeUpdates(started, needs);
            looking.trained(Cpu.nanos() - before);
            return trainer.update() - first;
        }
        return 0;
    }

    /** Whether an update is half done: until it is complete nobody may look, and no command can be obeyed. */
    boolean isUpdating() {
        return trainer.isUpdating();
    }

    private boolean isHurrying() {
        return epochGoal != NONE;
    }

    /** Whether it goes as fast as it can. */
    boolean fullSpeed() {
        return isHurrying() || pacer.pace().isMaximum();
    }

    /** Nanoseconds until an update is due: 0 if one is, {@link Slices#IDLE} for a run that waits. */
    long delay(long now) {
        if (isUpdating()) {
            return 0;
        }
        if (status != Status.TRAINING) {
            return Slices.IDLE;
        }
        return fullSpeed() ? 0 : pacer.delay(now);
    }

    private void makeUpdates(long started, Needs needs) {
        boolean hurry = isHurrying();
        while (isUpdating() || status == Status.TRAINING) {
            long now = System.nanoTime();
            if (now - started > Slices.BUDGET) {
                return;
            }
            if (!isUpdating()) {
                if (!hurry && pacer.delay(now) > 0) {
                    return;
                }
                if (!trainer.begin(needs)) {
                    settle();
                    return;
                }
            }
            if (trainer.advance()) {
                settle();
            }
        }
    }

    /** An update is complete, or there is none to make. */
    private void settle() {
        touch();
        pacer.made();
        if (trainer.divergence() != null) {
            status = Status.DIVERGED;
        } else if (trainer.finished() || isAtItsLimit()) {
            status = Status.FINISHED;
        } else if (status == Status.TRAINING && trainer.epoch() >= epochGoal) {
            status = Status.PAUSED;
        }
    }
}
