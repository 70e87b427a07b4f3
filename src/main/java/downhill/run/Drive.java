package downhill.run;

import downhill.choice.Problem;
import downhill.experiment.Experiment;
import downhill.experiment.InvalidExperiment;
import downhill.train.Edit;
import downhill.train.Needs;
import downhill.train.Recording;
import downhill.train.Status;
import downhill.train.Trainer;
import downhill.train.WeightAddress;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a run does: obeys commands, makes updates at its pace, and says how it stands. One thread at a time. */
final class Drive {
    /** The version of a run that has done nothing since it is here. */
    static final long BACK = 0;

    private final Tempo tempo;
    private final ExperimentLimits sizes;
    private final Journey journey;
    private long version = BACK;
    private volatile Status status = Status.READY;

    /**
     * Goes on as a run stood.
     *
     * @param state where the journey is
     * @param sizes that whatever it begins with must keep to
     */
    Drive(Journey journey, RunState state, ExperimentLimits sizes) {
        this.journey = journey;
        this.sizes = sizes;
        tempo = new Tempo(state.pace(), state.epochGoal());
        status = state.status();
        if (isAtItsEnd()) {
            status = trainer().divergence() != null ? Status.DIVERGED : Status.FINISHED;
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

    /** Where it has come to. */
    Journey journey() {
        return journey;
    }

    /** What looks at it. */
    Looking looking() {
        return journey.looking();
    }

    private Trainer trainer() {
        return journey.trainer();
    }

    /** How it stands, to be kept. */
    RunState state(Instant used) {
        return new RunState(
                tempo.pace(),
                status,
                journey.incarnation(),
                journey.followed(),
                trainer().update(),
                tempo.epochGoal(),
                used);
    }

    /** When it makes its next update. */
    Tempo tempo() {
        return tempo;
    }

    /** How it stands, for its owner. */
    RunInfo info(RunId id, Owner owner) {
        return new RunInfo(
                id,
                owner,
                trainer().experiment(),
                tempo.pace(),
                status,
                trainer().edits());
    }

    /** Waits, since it cannot go on. */
    void fail() {
        trainer().abandon();
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
            case Command.Reset _ -> anew(trainer().experiment());
            case Command.Restart(Experiment experiment) -> anew(experiment);
            case Command.Change(Edit edit) ->
                isBeginning(edit)
                        ? anew(edit.applyTo(trainer().experiment()))
                        : new Turn.Edited(
                                trainer().place(edit),
                                new Recording.Entry(trainer().update(), edit));
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
                tempo.aim((long) trainer().epoch() + 1);
            }
            case Command.Reset() -> begin(trainer().experiment());
            case Command.Restart(Experiment experiment) -> begin(experiment);
            case Command.SetPace(Pace pace) -> tempo.start(pace);
            case Command.Change(Edit edit) -> change(edit);
            case Command.Follow(WeightAddress weight) -> journey.follow(weight);
            case Command.Unfollow() -> journey.unfollow();
            case Command.Check(), Command.Recall(), Command.Weigh() ->
                throw new IllegalArgumentException("has an answer of its own");
        }
        touch();
    }

    private void change(Edit edit) throws InvalidExperiment {
        if (isBeginning(edit)) {
            // The edited experiment alone tells all, and its link gives the same curve.
            Status before = status;
            begin(edit.applyTo(trainer().experiment()));
            status = before;
            return;
        }
        trainer().apply(edit);
        if (status == Status.FINISHED && !trainer().finished()) {
            status = Status.PAUSED;
        }
    }

    /** Nothing was trained yet, and no weight was or will be set by hand. */
    private boolean isBeginning(Edit edit) {
        return trainer().update() == 0 && trainer().edits() == 0 && edit instanceof Edit.Change;
    }

    private boolean isOver() {
        return status == Status.FINISHED || status == Status.DIVERGED;
    }

    private boolean isAtItsLimit() {
        return trainer().update() >= sizes.updates();
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
        return trainer().experiment();
    }

    private boolean isAtItsEnd() {
        return trainer().divergence() != null || trainer().finished() || isAtItsLimit();
    }

    private void pause() {
        if (status == Status.TRAINING) {
            status = Status.PAUSED;
        }
    }

    private void oneUpdate(Needs needs) {
        if (!isOver()) {
            status = Status.PAUSED;
            looking().following().one();
            if (!trainer().begin(needs)) {
                settle();
            }
        }
    }

    // What is too large was refused before it was kept.
    private void begin(Experiment experiment) {
        journey.begin(experiment);
        tempo.aim(RunState.NO_GOAL);
        status = Status.READY;
    }

    /** Makes what updates are due, until the slice is over, and says how many. */
    long train(long started, Needs needs) {
        // By the clock, not the beginning of the slice: what has just been told to train does so before it is looked
        // at.
        if (isUpdating() || (status == Status.TRAINING && tempo.isDue(System.nanoTime()))) {
            return journey.train(() -> makeUpdates(started, needs));
        }
        return 0;
    }

    /** Whether an update is half done: until it is complete nobody may look, and no command can be obeyed. */
    boolean isUpdating() {
        return trainer().isUpdating();
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
        Following following = looking().following();
        following.slice();
        boolean last = false;
        while (isUpdating() || status == Status.TRAINING) {
            long now = System.nanoTime();
            boolean over = now - started > Slices.BUDGET;
            if (over && (isUpdating() ? !last : !following.isBehind())) {
                return;
            }
            if (!isUpdating()) {
                if (!tempo.isDue(now)) {
                    return;
                }
                last = over;
                following.update(tempo.isEndless(), last, now);
                if (!trainer().begin(needs)) {
                    settle();
                    return;
                }
            }
            if (trainer().advance()) {
                settle();
            }
        }
    }

    /** An update is complete, or there is none to make. */
    private void settle() {
        touch();
        journey.arrived();
        tempo.made();
        if (trainer().divergence() != null) {
            status = Status.DIVERGED;
        } else if (trainer().finished() || isAtItsLimit()) {
            status = Status.FINISHED;
        } else if (status == Status.TRAINING && trainer().epoch() >= tempo.epochGoal()) {
            status = Status.PAUSED;
        }
    }
}
