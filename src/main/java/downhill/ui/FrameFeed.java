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
    private final FrameTicker ticker;
    private final Set<Measurement> always;
    private final Consumer<Frame> page;
    private @Nullable Flusher flusher;
    private @Nullable UI ui;
    private @Nullable RunId id;
    private Set<Measurement> besides = Set.of();
    private long last;

    /** @param always what the page shows all the time */
    FrameFeed(Runs runs, FrameTicker ticker, Set<Measurement> always, Consumer<Frame> page) {
        this.runs = runs;
        this.ticker = ticker;
        this.always = Set.copyOf(always);
        this.page = page;
    }

    /** Watches this run, and none before it any more. */
    void follow(UI page, RunId run) {
        stop();
        ui = page;
        id = run;
        Flusher next = new Flusher(page, new Interest(measurements(), ticker.rate()), last, this::show);
        next.follow(runs, run);
        ticker.add(next);
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

    /** The page has drawn the frame with this number. */
    void painted(long number) {
        if (flusher != null) {
            flusher.painted(number);
        }
    }

    /** The page lost track, or shows something else: the next frame has all. */
    void resync() {
        if (flusher != null) {
            flusher.restart();
            again();
        }
    }

    /** No frames from now on. */
    void stop() {
        if (flusher != null) {
            ticker.remove(flusher);
            flusher = null;
        }
    }
}
