package downhill.ui;

import com.vaadin.flow.component.UI;
import downhill.run.RunId;
import downhill.run.Runs;
import downhill.train.Frame;
import downhill.train.Interest;
import downhill.train.Measurement;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The frames that one page gets, of one run after the other: their numbers only rise. */
final class FrameFeed {
    private final Runs runs;
    private final FrameThreads threads;
    private final Set<Measurement> always;
    private final Consumer<Frame> page;
    private Flusher.Past past = (_, _) -> {};
    private volatile @Nullable Flusher flusher;
    private @Nullable UI ui;
    private @Nullable RunId id;
    private Set<Measurement> besides = Set.of();
    private long last;

    /** @param always what the page shows all the time */
    FrameFeed(Runs runs, FrameThreads threads, Set<Measurement> always, Consumer<Frame> page) {
        this.runs = runs;
        this.threads = threads;
        this.always = Set.copyOf(always);
        this.page = page;
    }

    /** @param listener hears how far a moment of the past is that the page wants to see */
    void listen(Flusher.Past listener) {
        past = listener;
    }

    /** Watches this run, and none before it any more. */
    void follow(UI page, RunId run) {
        stop();
        ui = page;
        id = run;
        Flusher next = new Flusher(page, threads, new Interest(measurements(), threads.rate()), last, this::show, past);
        next.follow(runs, run);
        threads.add(next);
        flusher = next;
    }

    private Set<Measurement> measurements() {
        EnumSet<Measurement> all = EnumSet.copyOf(always);
        all.addAll(besides);
        return all;
    }

    /** Frames hold these parts too from now on, in place of those that were asked for before. */
    void measure(Set<Measurement> parts) {
        besides = Set.copyOf(parts);
        if (flusher != null) {
            flusher.measure(measurements());
            again();
        }
    }

    /** Watches the run again if it was gone: whoever looks at a run brings it back. */
    void again() {
        if (flusher != null && flusher.isGone() && ui != null && id != null) {
            follow(ui, id);
        }
    }

    private void show(Frame frame) {
        last = frame.number();
        page.accept(frame);
    }

    /** The page has drawn the frame with this number; on any thread. */
    void painted(long number) {
        Flusher present = flusher;
        if (present != null) {
            present.painted(number);
        }
    }

    /** The page lost track, or shows something else: the next frame has all. */
    void resync() {
        if (flusher != null) {
            flusher.restart();
            again();
        }
    }

    /** Sees the run as it was after so many updates, in place of what it does now. */
    void at(long update) {
        again();
        if (flusher != null) {
            flusher.at(update);
        }
    }

    /** Sees what the run does now again. */
    void live() {
        if (flusher != null) {
            flusher.live();
            again();
        }
    }

    /** No frames from now on. */
    void stop() {
        if (flusher != null) {
            threads.remove(flusher);
            flusher = null;
        }
    }
}
