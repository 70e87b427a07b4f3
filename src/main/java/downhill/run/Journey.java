package downhill.run;

import downhill.choice.Problem;
import downhill.experiment.Experiment;
import downhill.experiment.InvalidExperiment;
import downhill.train.GradientCheck;
import downhill.train.Trainer;
import downhill.train.WeightAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One way downhill, from update 0 on: the trainer, what looks at it, its key moments, and what it has cost. */
final class Journey {
    private final Room room;
    private volatile Moments moments;
    private boolean momentDue;
    private Trainer trainer;
    private Looking looking;
    private int incarnation;
    private long work;
    private @Nullable WeightAddress followed;

    /**
     * Goes on as a run stood.
     *
     * @param state of a run that stands at the trainer's update
     * @param work nanoseconds of a processor that it took to come there from what is kept
     * @param room for key moments
     */
    Journey(Trainer trainer, RunState state, long work, Room room) {
        this.trainer = trainer;
        this.work = work;
        this.room = room;
        moments = new Moments(room);
        incarnation = state.incarnation();
        followed = state.followed();
        looking = look();
    }

    private Looking look() {
        Looking fresh = new Looking(trainer, System.nanoTime());
        if (followed != null) {
            fresh.followIfThere(followed);
        }
        return fresh;
    }

    /** Begins anew, at update 0 of another experiment or of the same. */
    void begin(Experiment experiment) {
        trainer = new Trainer(experiment);
        looking = look();
        incarnation++;
        moments.close();
        moments = new Moments(room);
        work = 0;
    }

    Trainer trainer() {
        return trainer;
    }

    Looking looking() {
        return looking;
    }

    /** From where its past is made again. */
    Moments moments() {
        return moments;
    }

    /** How often it began anew. */
    int incarnation() {
        return incarnation;
    }

    /** Nanoseconds of a processor that it took to come here since it began anew. */
    long work() {
        return work;
    }

    /** The weight that is followed. */
    @Nullable
    WeightAddress followed() {
        return followed;
    }

    /** Follows a weight from now on. */
    void follow(WeightAddress weight) throws InvalidExperiment {
        looking.probe().follow(weight);
        followed = weight;
    }

    /** Follows none. */
    void unfollow() {
        looking.probe().unfollow();
        followed = null;
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

    /**
     * Trains, and counts what it costs.
     *
     * @param updates makes some
     * @return how many it made
     */
    long train(Runnable updates) {
        long before = Cpu.nanos();
        long first = trainer.update();
        momentDue = moments.isDue(work);
        updates.run();
        long spent = Cpu.nanos() - before;
        work += spent;
        looking.trained(spent);
        return trainer.update() - first;
    }

    /** An update is complete: one in a while is kept. */
    void arrived() {
        if (momentDue) {
            momentDue = false;
            moments.keep(trainer, work);
        }
    }
}
