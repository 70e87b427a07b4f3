package downhill.train;

import downhill.experiment.InvalidExperiment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A run that is made again, a piece at a time: from a trainer on, with the edits that it lacks. */
public final class Replaying {
    private final Trainer trainer;
    private final Deque<Recording.Entry> left;
    private final long from;
    private final long to;
    private Needs last = Needs.NOTHING;

    /**
     * Nothing is made yet.
     *
     * @param trainer where it begins
     * @param edits that it lacks
     * @param to the update up to which it trains, unless the run ends before
     */
    Replaying(Trainer trainer, List<Recording.Entry> edits, long to) {
        this.trainer = trainer;
        this.to = to;
        left = new ArrayDeque<>(edits);
        from = trainer.update();
    }

    /** The last update keeps this for whoever looks at it. */
    public Replaying keeping(Needs needs) {
        last = needs;
        return this;
    }

    /**
     * Computes a piece, a millisecond or so; whether anything is left.
     *
     * @throws InvalidExperiment if an edit is none of this run
     */
    public boolean advance() throws InvalidExperiment {
        if (trainer.isUpdating()) {
            boolean _ = trainer.advance();
            return true;
        }
        Recording.Entry next = left.peek();
        long goal = next == null ? to : Math.min(next.update(), to);
        if (trainer.update() < goal && trainer.begin(trainer.update() + 1 == to ? last : Needs.NOTHING)) {
            return true;
        }
        if (next == null || next.update() > to) {
            return false;
        }
        trainer.apply(left.remove().edit());
        return true;
    }

    /** How far it has come, from 0 to 1. */
    public double progress() {
        return to <= from ? 1 : (double) (trainer.update() - from) / (double) (to - from);
    }

    /** The run as far as it is made; while anything is left nothing else may be done with it. */
    public Trainer trainer() {
        return trainer;
    }
}
