package downhill.run;

import downhill.train.Frame;
import downhill.train.History.Position;
import downhill.train.Interest;
import downhill.train.Status;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** One watcher of a run, with the frames that are on their way to it. */
final class Watcher implements Watch {
    private final Run run;
    private final Audience audience;
    private final int credit;
    private final UnaryOperator<Frame> thinning;
    private final Deque<Sent> outstanding = new ArrayDeque<>();
    private Interest interest;
    private Shown shown = Shown.NOTHING;
    private long number;
    private long seen = -1;
    private long nextAt;
    /** When it could take a frame again, after it could not. */
    private long freeAt;

    private volatile long lastSign = System.nanoTime();

    /** @param thinning of every frame; what it leaves of the series comes with the next frames */
    Watcher(Run run, Interest interest, int credit, UnaryOperator<Frame> thinning, Audience audience) {
        this.run = run;
        this.thinning = thinning;
        this.interest = interest;
        this.credit = Math.clamp(credit, 1, Runs.MAX_CREDIT);
        this.audience = audience;
        nextAt = System.nanoTime();
        freeAt = nextAt;
    }

    @Override
    public synchronized void acknowledge(long upTo) {
        long now = System.nanoTime();
        lastSign = now;
        boolean full = outstanding.size() >= credit;
        while (!outstanding.isEmpty() && outstanding.peek().number() <= upTo) {
            Sent sent = outstanding.remove();
            shown = sent.shown();
            run.meters().shown(now - sent.at());
        }
        if (full && outstanding.size() < credit) {
            freeAt = now;
        }
        run.wake();
    }

    @Override
    public synchronized void restart() {
        lastSign = System.nanoTime();
        outstanding.clear();
        shown = Shown.NOTHING;
        seen = -1;
        run.wake();
    }

    @Override
    public synchronized void interest(Interest other) {
        interest = other;
        seen = -1;
        run.wake();
    }

    @Override
    public void close() {
        run.remove(this);
    }

    /** When it was last heard of. */
    long lastSign() {
        return lastSign;
    }

    void gone() {
        audience.gone();
    }

    /** The run is not there for a while. */
    void asleep() {
        audience.asleep(!hasAll());
    }

    /** Whether it has painted all that it was to be shown. */
    synchronized boolean hasAll() {
        return outstanding.isEmpty() && seen >= 0;
    }

    /**
     * Goes on in the place of a watcher before.
     *
     * @param last number of the last frame
     * @param hasAll whether it was shown all there is to see of a run that has done nothing since it came back
     */
    synchronized void goOn(long last, boolean hasAll) {
        number = last;
        seen = hasAll ? Drive.BACK : -1;
    }

    synchronized Interest interest() {
        return interest;
    }

    /** Whether it could take a frame of this version of the run, now or later. */
    synchronized boolean wants(long version) {
        return seen != version && outstanding.size() < credit;
    }

    /** Nanoseconds until its next frame may be made. */
    synchronized long delay(long now) {
        return Math.max(0, nextAt - now);
    }

    /** Makes a frame and hands it on. */
    synchronized void show(Looking looking, int incarnation, Status status, long version) {
        long now = System.nanoTime();
        long period = TimeUnit.SECONDS.toNanos(1) / interest.framesPerSecond();
        if (freeAt - nextAt > period) {
            run.meters().skipped((freeAt - nextAt) / period);
        }
        nextAt = now + period;
        Position has = shown.incarnation() == incarnation ? shown.position() : Position.NOTHING;
        Frame whole = looking.frame(++number, incarnation, status, interest, has);
        Frame frame = thinning.apply(whole);
        outstanding.add(
                new Sent(number, now, new Shown(incarnation, frame.series().end())));
        seen = frame.series().end().equals(whole.series().end()) ? version : -1;
        audience.frame(frame);
    }

    /** What a watcher has of the series. */
    private record Shown(int incarnation, Position position) {
        static final Shown NOTHING = new Shown(-1, Position.NOTHING);
    }

    /** A frame on its way since a time, and what its watcher has once it is shown. */
    private record Sent(long number, long at, Shown shown) {}
}
