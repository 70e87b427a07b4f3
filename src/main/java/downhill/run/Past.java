package downhill.run;

import downhill.experiment.InvalidExperiment;
import downhill.train.Frame;
import downhill.train.History.Position;
import downhill.train.Interest;
import downhill.train.Measurement;
import downhill.train.Needs;
import downhill.train.Probe;
import downhill.train.Recording;
import downhill.train.Replaying;
import downhill.train.Snapshot;
import downhill.train.Status;
import downhill.train.Trainer;
import downhill.train.WeightAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a moment of a run's past again and measures all of it that somebody wants to see: first all but the sharpness, which
 * takes longer, then that too.
 */
final class Past implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(Past.class);
    private static final long PIECE = 1_000_000;
    private static final long REPORT = 100_000_000;

    private final Wish wish;
    private final Moments moments;
    private final Listener listener;
    private final Deque<Measurement> line;
    private @Nullable Replaying replaying;
    private @Nullable Probe probe;
    private boolean made;
    private boolean measuring;
    private boolean shown;
    private long spent;
    private long keptAt;
    private long reportedAt = System.nanoTime();
    private volatile @Nullable Frame frame;

    /**
     * What is to be made.
     *
     * @param from a moment before it; null to begin at the start
     */
    record Wish(
            Recording recording,
            @Nullable Snapshot from,
            long update,
            Interest interest,
            @Nullable WeightAddress followed) {}

    /** Hears of it; must return at once. */
    interface Listener {

        /** It is not made yet. */
        void replaying(double progress);

        /** There is a frame, or a better one. */
        void made();
    }

    /** @param moments where those go that are passed on the way */
    Past(Wish wish, Moments moments, Listener listener) {
        this.wish = wish;
        this.moments = moments;
        this.listener = listener;
        line = new ArrayDeque<>(new TreeSet<>(wish.interest().measurements()));
        line.remove(Measurement.SHARPNESS);
    }

    /** The whole of it, under number 0; null until it is made. */
    @Nullable
    Frame frame() {
        return frame;
    }

    @Override
    public double progress() {
        return made ? 1 : replaying == null ? 0 : replaying.progress();
    }

    @Override
    public boolean advance() {
        long started = System.nanoTime();
        boolean left = true;
        try {
            while (left && System.nanoTime() - started < PIECE) {
                left = step();
            }
        } catch (InvalidExperiment e) {
            throw new IllegalStateException("A run cannot be made again", e);
        }
        long now = System.nanoTime();
        spent += now - started;
        if (!made && now - reportedAt > REPORT) {
            reportedAt = now;
            listener.replaying(progress());
        }
        return left;
    }

    private boolean step() throws InvalidExperiment {
        if (replaying == null || probe == null) {
            begin();
            return true;
        }
        if (!made) {
            made = !replay(replaying, probe);
            return true;
        }
        return shown ? settle(probe) : measure(probe);
    }

    private void begin() {
        Snapshot from = wish.from();
        Replaying begun = from == null
                ? wish.recording().replaying(wish.update())
                : wish.recording().replaying(from, wish.update());
        // What the last update kept is part of what is shown.
        replaying = begun.keeping(Needs.ALL);
        probe = new Probe(begun.trainer());
        if (wish.followed() != null) {
            try {
                probe.follow(wish.followed());
            } catch (InvalidExperiment e) {
                LOG.debug("This network has no such weight", e);
            }
        }
    }

    private boolean replay(Replaying run, Probe looker) throws InvalidExperiment {
        Trainer trainer = run.trainer();
        if (!trainer.isUpdating()) {
            looker.attend(wish.interest().wants(Measurement.ANATOMY) && trainer.update() + 1 >= wish.update());
            if (spent - keptAt >= moments.interval() && trainer.update() < wish.update()) {
                keptAt = spent;
                moments.add(trainer.snapshot());
            }
        }
        return run.advance();
    }

    private boolean measure(Probe looker) {
        if (measuring) {
            measuring = !looker.advance();
            return true;
        }
        Measurement part = line.poll();
        if (part == null) {
            shown = true;
            show(looker);
            boolean more = wish.interest().wants(Measurement.SHARPNESS) && looker.isStale(Measurement.SHARPNESS, false);
            return more || end();
        }
        if (looker.isStale(part, false)) {
            looker.begin(part, false);
            measuring = true;
        }
        return true;
    }

    private boolean settle(Probe looker) {
        if (looker.isStale(Measurement.SHARPNESS, false)) {
            looker.refresh(Measurement.SHARPNESS, false);
            return true;
        }
        show(looker);
        return end();
    }

    // Only the frame is needed from now on.
    private boolean end() {
        probe = null;
        replaying = null;
        return false;
    }

    private void show(Probe looker) {
        frame = looker.frame(0, 0, Status.PAUSED, wish.interest(), Position.NOTHING);
        listener.made();
    }
}
