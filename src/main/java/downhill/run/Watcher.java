package downhill.run;

import downhill.train.Frame;
import downhill.train.History.Position;
import downhill.train.Interest;
import downhill.train.Status;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One watcher of a run, with the frames that are on their way to it. */
final class Watcher implements Watch {
    private final Run run;
    private final Audience audience;
    private final int credit;
    private final UnaryOperator<Frame> thinning;
    private final Deque<Sent> outstanding = new ArrayDeque<>();
    private final Rewind rewind = new Rewind();
    /** Rises when it sees the past or the present anew: the series of another view are not those of this one. */
    private int view;

    private @Nullable Frame seenPast;
    private Interest interest;
    private Shown shown = Shown.NOTHING;
    private long number;
    private long seen = -1;
    private final Beat beat = new Beat(System.nanoTime());
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
        freeAt = beat.next();
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
            run.wake();
        }
    }

    @Override
    public synchronized void restart() {
        lastSign = System.nanoTime();
        outstanding.clear();
        shown = Shown.NOTHING;
        seen = -1;
        seenPast = null;
        run.wake();
    }

    @Override
    public synchronized void interest(Interest other) {
        interest = other;
        seen = -1;
        rewind.anew();
        run.wake();
    }

    @Override
    public synchronized void at(long update) {
        rewind.go(update);
        look();
    }

    @Override
    public synchronized void live() {
        if (rewind.isAway()) {
            rewind.back();
            look();
        }
    }

    private void look() {
        lastSign = System.nanoTime();
        view++;
        seen = -1;
        seenPast = null;
        run.wake();
    }

    @Override
    public void close() {
        run.remove(this);
        forget();
    }

    private synchronized void forget() {
        rewind.back();
    }

    /** When it was last heard of. */
    long lastSign() {
        return lastSign;
    }

    void gone() {
        forget();
        audience.gone();
    }

    /** The run is not there for a while. */
    void asleep() {
        audience.asleep(!hasAll());
    }

    /** Whether it has painted all that it was to be shown. */
    synchronized boolean hasAll() {
        return outstanding.isEmpty() && seen >= 0 && !rewind.isAway();
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

    /** What it wants to see of the present. */
    synchronized Interest interest() {
        return rewind.isAway() ? new Interest(Set.of(), interest.framesPerSecond()) : interest;
    }

    /** Whether it could take a frame of this version of the run, now or later. */
    synchronized boolean wants(long version) {
        return !rewind.isAway() && seen != version && outstanding.size() < credit;
    }

    /** Nanoseconds until its next frame may be made. */
    synchronized long delay(long now) {
        return beat.delay(now);
    }

    /** Makes a frame and hands it on. */
    synchronized void show(Looking looking, int incarnation, Status status, long version) {
        long now = System.nanoTime();
        long period = period();
        if (freeAt - beat.next() > period) {
            run.meters().skipped((freeAt - beat.next()) / period);
        }
        beat.made(now, period);
        Frame whole = looking.frame(++number, incarnation, status, interest, has(incarnation));
        seen = send(whole, now) ? version : -1;
    }

    private long period() {
        return TimeUnit.SECONDS.toNanos(1) / interest.framesPerSecond();
    }

    // What is on its way counts as there: a page that lacks rows after all says so, and gets everything anew.
    private Position has(int incarnation) {
        Shown sent = outstanding.isEmpty() ? shown : outstanding.getLast().shown();
        return sent.incarnation() == incarnation && sent.view() == view ? sent.position() : Position.NOTHING;
    }

    /** Hands a frame on; whether all of its series went. */
    private boolean send(Frame whole, long now) {
        Frame frame = thinning.apply(whole);
        var end = frame.series().end();
        outstanding.add(new Sent(number, now, new Shown(whole.incarnation(), view, end)));
        audience.frame(frame);
        return end.equals(whole.series().end());
    }

    /** Has a moment of the past made that it wants to see, and shows it; between two updates. */
    synchronized void lookBack(Drive drive, Studio studio) {
        if (!rewind.isAway()) {
            return;
        }
        long update = rewind.goal();
        if (!rewind.attend(drive, run.owner(), interest, studio, new Hearing(update))) {
            live();
            return;
        }
        Frame past = rewind.frame();
        long now = System.nanoTime();
        if (past == null || hasSeen(past) || outstanding.size() >= credit || delay(now) > 0) {
            return;
        }
        beat.made(now, period());
        Frame whole = drive.looking()
                .timed(past.past(drive.status(), drive.journey().incarnation()))
                .since(has(drive.journey().incarnation()))
                .numbered(++number);
        seenPast = send(whole, now) ? past : null;
    }

    @SuppressWarnings("ReferenceEquality") // one that was made again is another one
    private boolean hasSeen(Frame past) {
        return past == seenPast;
    }

    /** Nanoseconds until {@link #lookBack} has something to do, or {@link Slices#IDLE}. */
    synchronized long backDelay(long now) {
        if (rewind.isWaiting()) {
            return Rewind.AGAIN;
        }
        Frame past = rewind.frame();
        return past != null && !hasSeen(past) && outstanding.size() < credit ? delay(now) : Slices.IDLE;
    }

    /** Called by the threads that make the past. */
    private final class Hearing implements Past.Listener {
        private final long update;

        Hearing(long update) {
            this.update = update;
        }

        @Override
        public void replaying(double progress) {
            audience.replaying(update, progress);
        }

        @Override
        public void made() {
            run.wake();
        }
    }

    /** What a watcher has of the series. */
    private record Shown(int incarnation, int view, Position position) {
        static final Shown NOTHING = new Shown(-1, -1, Position.NOTHING);
    }

    /** A frame on its way since a time, and what its watcher has once it is there. */
    private record Sent(long number, long at, Shown shown) {}
}
