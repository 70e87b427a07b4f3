package downhill.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import downhill.run.RunId;
import downhill.run.Runs;
import downhill.run.Sink;
import downhill.run.Watch;
import downhill.train.Frame;
import downhill.train.Interest;
import downhill.train.Measurement;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings the frames of one run to one page: the thread that trains only leaves its newest frame here; one of a few
 * threads has it shown in one access, which is one push.
 *
 * <p>Back pressure lies in the watch's credit: a page that does not acknowledge gets no further frames, and what waits
 * for it is never more than the newest one.
 */
final class Flusher implements Sink {
    /** Frames that may be on their way to the page. */
    static final int CREDIT = 2;

    private final UI ui;
    private final FrameThreads threads;
    private final long base;
    private final Consumer<Frame> page;
    private final Past past;
    private final AtomicBoolean remaking = new AtomicBoolean();
    private final AtomicReference<@Nullable Frame> newest = new AtomicReference<>();
    private final AtomicBoolean showing = new AtomicBoolean();
    private volatile boolean gone;
    private final AtomicBoolean active = new AtomicBoolean();
    private Interest interest;
    private @Nullable Watch watch;
    private int most = Interest.MAX_RATE;
    private boolean closed;

    /**
     * For one run.
     *
     * @param interest in what its frames are to hold, with the rate that holds at first
     * @param base number of the last frame the page got from any other run, so that a page's numbers only rise
     * @param past hears, under the page's lock, how far a moment of the past is that the page wants to see
     */
    Flusher(UI ui, FrameThreads threads, Interest interest, long base, Consumer<Frame> page, Past past) {
        this.ui = ui;
        this.threads = threads;
        this.interest = interest;
        this.base = base;
        this.page = page;
        this.past = past;
    }

    @Override
    public void frame(Frame frame) {
        newest.accumulateAndGet(
                frame, (unseen, next) -> Objects.requireNonNull(next).after(unseen));
        active.set(true);
        if (!showing.getAndSet(true)) {
            threads.show(this);
        }
    }

    @Override
    public void replaying(long update, double progress) {
        if (!remaking.getAndSet(true)) {
            try {
                Future<Void> _ = ui.access(() -> {
                    remaking.set(false);
                    past.replaying(update, progress);
                });
            } catch (UIDetachedException e) {
                close();
            }
        }
    }

    @Override
    public void gone() {
        // The page goes on with what it shows, until it gives a sign of life.
        newest.set(null);
        gone = true;
    }

    /** Whether no further frame comes from this watch: the run has left the memory, or is no more. */
    boolean isGone() {
        return gone;
    }

    /** Shows the newest frame. */
    void show() {
        try {
            Future<Void> _ = ui.access(this::flush);
        } catch (UIDetachedException e) {
            close();
        }
    }

    /** Whether frames came since it was asked last. */
    boolean wasActive() {
        return active.getAndSet(false);
    }

    /** Never more frames a second than these. */
    synchronized void atMost(int framesPerSecond) {
        most = framesPerSecond;
    }

    /** So many frames a second from now on, at most. */
    synchronized void rate(int framesPerSecond) {
        int rate = Math.min(framesPerSecond, most);
        if (rate != interest.framesPerSecond()) {
            want(new Interest(interest.measurements(), rate));
        }
    }

    /** Frames hold these parts from now on. */
    synchronized void measure(Set<Measurement> parts) {
        want(new Interest(parts, interest.framesPerSecond()));
    }

    private void want(Interest other) {
        interest = other;
        if (watch != null) {
            watch.interest(other);
        }
    }

    private void flush() {
        showing.set(false);
        Frame frame = newest.getAndSet(null);
        if (frame != null && !isClosed()) {
            page.accept(frame.numbered(base + frame.number()));
        }
    }

    /** Frames come from this run. */
    synchronized void follow(Runs runs, RunId id) {
        Watch source = runs.watch(id, interest, CREDIT, this);
        watch = source;
        if (closed) {
            source.close();
        }
    }

    /** The page has painted all frames up to this number. */
    synchronized void painted(long number) {
        if (watch != null) {
            watch.acknowledge(number - base);
        }
    }

    /** The page knows nothing for certain any more. */
    synchronized void restart() {
        if (watch != null) {
            watch.restart();
        }
    }

    /** The page wants to see a moment of the past in place of the present. */
    synchronized void at(long update) {
        if (watch != null) {
            watch.at(update);
        }
    }

    /** The page wants to see the present again. */
    synchronized void live() {
        if (watch != null) {
            watch.live();
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /** No further frame. */
    synchronized void close() {
        closed = true;
        if (watch != null) {
            watch.close();
        }
        newest.set(null);
    }

    /** Hears how far a moment of the past is. */
    @FunctionalInterface
    interface Past {

        /** So far from 0 to 1. */
        void replaying(long update, double progress);
    }
}
