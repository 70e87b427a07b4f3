package downhill.run;

import downhill.choice.Problem;
import downhill.experiment.Experiment;
import downhill.experiment.InvalidExperiment;
import downhill.train.Edit;
import downhill.train.GradientCheck;
import downhill.train.Needs;
import downhill.train.Recording;
import downhill.train.Snapshot;
import downhill.train.Status;
import downhill.train.Trainer;
import downhill.train.WeightAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a run does: obeys commands, makes updates at its pace, and says how it stands. One thread at a time. */
final class Drive {
    /** The version of a run that has done nothing since it is here. */
    static final long BACK = 0;

    private final Tempo tempo;
    private final ExperimentLimits sizes;
    private final Room room;
    private volatile Moments moments;
    private boolean momentDue;
    private Trainer trainer;
    private Looking looking;
    private int incarnation;
    private long version = BACK;
    private long work;
    private @Nullable WeightAddress followed;
    private volatile Status status = Status.READY;

    /**
     * Goes on as a run stood.
     *
     * @param state of a run that stands at the trainer's update
     * @param work nanoseconds of a processor that it took to come there from what is kept
     * @param sizes that whatever it begins with must keep to
     * @param room for its key moments
     */
    Drive(Trainer trainer, RunState state, long work, ExperimentLimits sizes, Room room) {
        this.trainer = trainer;
        this.sizes = sizes;
        this.room = room;
        moments = new Moments(room);
        this.work = work;
        looking = new Looking(trainer, System.nanoTime());
        tempo = new Tempo(state.pace(), state.epochGoal());
        incarnation = state.incarnation();
        followed = state.followed();
        if (followed != null) {
            looking.followIfThere(followed);
        }
        status = state.status();
        if (isAtItsEnd()) {
            status = trainer.divergence() != null ? Status.DIVERGED : Status.FINISHED;
        }
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

    /** How it stands, to be kept. */
    RunState state(Instant used) {
        return new RunState(tempo.pace(), status, incarnation, followed, trainer.update(), tempo.epochGoal(), used);
    }

    /** All there is to go on from here, between two updates. */
    Snapshot snapshot() {
        return trainer.snapshot();
    }

    /** Updates made. */
    long update() {
        return trainer.update();
    }

    /** How it came here, between two updates. */
    Recording recording() {
        return trainer.recording();
    }

    /** From where its past is made again. */
    Moments moments() {
        return moments;
    }

    /** The weight that is followed. */
    @Nullable
    WeightAddress followed() {
        return followed;
    }

    /** Nanoseconds of a processor that it took to come here since it began anew. */
    long work() {
        return work;
    }

    /** When it makes its next update. */
    Tempo tempo() {
        return tempo;
    }

    /** How it stands, for its owner. */
    RunInfo info(RunId id, Owner owner) {
        return new RunInfo(id, owner, trainer.experiment(), tempo.pace(), status, trainer.edits());
    }

    /** Waits, since it cannot go on. */
    void fail() {
        trainer.abandon();
        status = Status.PAUSED;
        touch();
    }

    /**
     * How a command will change what the run is made of; null if it will not.
     *
     * @throws InvalidExperiment if {@link #obey} would throw it
     */
    @Nullable
    Turn turn(Command command) throws InvalidExperiment {
        return switch (command) {
            case Command.Play _, Command.OneEpoch _ -> isOver() ? anew(again()) : null;
            case Command.Reset _ -> anew(trainer.experiment());
            case Command.Restart(Experiment experiment) -> anew(experiment);
            case Command.Change(Edit edit) ->
                trainer.update() == 0
                        ? anew(edit.applyTo(trainer.experiment()))
                        : new Turn.Edited(trainer.place(edit), new Recording.Entry(trainer.update(), edit));
            default -> null;
        };
    }

    private Turn anew(Experiment experiment) throws InvalidExperiment {
        List<Problem> tooLarge = sizes.problems(experiment);
        if (!tooLarge.isEmpty()) {
            throw new InvalidExperiment(tooLarge);
        }
        return new Turn.Anew(experiment, state(Instant.now()).anew());
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
                tempo.aim((long) trainer.epoch() + 1);
            }
            case Command.Reset() -> begin(trainer.experiment());
            case Command.Restart(Experiment experiment) -> begin(experiment);
            case Command.SetPace(Pace pace) -> tempo.start(pace);
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
            begin(again());
        }
        tempo.aim(RunState.NO_GOAL);
        status = Status.TRAINING;
        tempo.start(tempo.pace());
    }

    private Experiment again() throws InvalidExperiment {
        if (isAtItsLimit()) {
            throw new InvalidExperiment(List.of(Problem.of("", "limit_updates", sizes.updates())));
        }
        return trainer.experiment();
    }

    private boolean isAtItsEnd() {
        return trainer.divergence() != null || trainer.finished() || isAtItsLimit();
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

    // What is too large was refused before it was kept.
    private void begin(Experiment experiment) {
        trainer = new Trainer(experiment);
        looking = new Looking(trainer, System.nanoTime());
        if (followed != null) {
            looking.followIfThere(followed);
        }
        incarnation++;
        moments.close();
        moments = new Moments(room);
        work = 0;
        tempo.aim(RunState.NO_GOAL);
        status = Status.READY;
    }

    /** Makes what updates are due, until the slice is over, and says how many. */
    long train(long started, Needs needs) {
        if (isUpdating() || (status == Status.TRAINING && tempo.isDue(started))) {
            long before = Cpu.nanos();
            long first = trainer.update();
            momentDue = moments.isDue(work);
            makeUpdates(started, needs);
            long spent = Cpu.nanos() - before;
            work += spent;
            looking.trained(spent);
            return trainer.update() - first;
        }
        return 0;
    }

    /** Whether an update is half done: until it is complete nobody may look, and no command can be obeyed. */
    boolean isUpdating() {
        return trainer.isUpdating();
    }

    /** Whether it goes as fast as it can. */
    boolean fullSpeed() {
        return tempo.fullSpeed();
    }

    /** Nanoseconds until an update is due: 0 if one is, {@link Slices#IDLE} for a run that waits. */
    long delay(long now) {
        if (isUpdating()) {
            return 0;
        }
        return status == Status.TRAINING ? tempo.delay(now) : Slices.IDLE;
    }

    private void makeUpdates(long started, Needs needs) {
        while (isUpdating() || status == Status.TRAINING) {
            long now = System.nanoTime();
            if (now - started > Slices.BUDGET) {
                return;
            }
            if (!isUpdating()) {
                if (!tempo.isDue(now)) {
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
        if (momentDue) {
            momentDue = false;
            moments.keep(trainer, work);
        }
        tempo.made();
        if (trainer.divergence() != null) {
            status = Status.DIVERGED;
        } else if (trainer.finished() || isAtItsLimit()) {
            status = Status.FINISHED;
        } else if (status == Status.TRAINING && trainer.epoch() >= tempo.epochGoal()) {
            status = Status.PAUSED;
        }
    }
}
