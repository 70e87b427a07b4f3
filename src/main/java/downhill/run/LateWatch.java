package downhill.run;

import downhill.train.Frame;
import downhill.train.Interest;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A hold on a run that may not be there yet, or leaves the memory for a while: it watches whenever the run is there, and
 * its frames have one rising count. Once the run is gone nothing of it is held any more, however long a page keeps the
 * watch.
 */
final class LateWatch implements Watch, Audience {
    private final RunId id;
    private final Sink sink;
    private final int credit;
    private final UnaryOperator<Frame> thinning;
    private final Sleepers sleepers;
    private final Consumer<LateWatch> summon;
    private Interest interest;
    private @Nullable Watch real;
    private boolean closed;
    /** Whether the page has all that there is to see of the run, which is not here. */
    private boolean asleep;
    /** Of the last frame; written by the run, which must not wait for the page. */
    private volatile long number;

    private long past = -1;

    /**
     * Of a run that is to come.
     *
     * @param sleepers has it wait for a run that has left
     * @param summon has the run brought back, and this attached to it; must not wait
     */
    LateWatch(
            RunId id,
            Interest interest,
            int credit,
            UnaryOperator<Frame> thinning,
            Sink sink,
            Sleepers sleepers,
            Consumer<LateWatch> summon) {
        this.id = id;
        this.interest = interest;
        this.credit = credit;
        this.thinning = thinning;
        this.sink = sink;
        this.sleepers = sleepers;
        this.summon = summon;
    }

    /** The run is there; false if it is about to leave again. */
    synchronized boolean attach(Run run) {
        if (closed || real != null) {
            return true;
        }
        Watcher watcher = new Watcher(run, interest, credit, thinning, this);
        watcher.goOn(number, asleep);
        if (past >= 0) {
            watcher.at(past);
        }
        run.add(watcher);
        if (run.isLeaving()) {
            run.remove(watcher);
            return false;
        }
        asleep = false;
        real = watcher;
        return true;
    }

    /** The run is back. */
    void wake(Run run) {
        if (!attach(run)) {
            asleep(false);
        }
    }

    @Override
    public void frame(Frame frame) {
        number = frame.number();
        sink.frame(frame);
    }

    @Override
    public void asleep(boolean missed) {
        synchronized (this) {
            if (closed) {
                return;
            }
            real = null;
            asleep = !missed;
            sleepers.add(id, this);
        }
        if (missed) {
            summon.accept(this);
        }
    }

    @Override
    public void replaying(long update, double progress) {
        sink.replaying(update, progress);
    }

    /** The run has left, or never comes. */
    @Override
    public void gone() {
        if (end()) {
            sink.gone();
        }
    }

    private synchronized boolean end() {
        boolean first = !closed;
        closed = true;
        real = null;
        sleepers.remove(id, this);
        return first;
    }

    @Override
    public synchronized void acknowledge(long upTo) {
        if (real != null) {
            real.acknowledge(upTo);
        }
    }

    @Override
    public void restart() {
        if (!tell(Watch::restart)) {
            summon.accept(this);
        }
    }

    @Override
    public void interest(Interest other) {
        boolean known;
        synchronized (this) {
            // How often a run that does not move would be shown is nothing to bring it back for.
            known = asleep && other.measurements().equals(interest.measurements());
            interest = other;
        }
        if (!known && !tell(watch -> watch.interest(other))) {
            summon.accept(this);
        }
    }

    /** Whether the run need not be brought back for this. */
    private synchronized boolean tell(Consumer<Watch> what) {
        if (real != null) {
            what.accept(real);
            return true;
        }
        boolean there = closed || !asleep;
        asleep = false;
        return there;
    }

    @Override
    public void at(long update) {
        look(Math.max(0, update), watch -> watch.at(update));
    }

    @Override
    public void live() {
        look(-1, Watch::live);
    }

    private void look(long moment, Consumer<Watch> what) {
        synchronized (this) {
            past = moment;
        }
        if (!tell(what)) {
            summon.accept(this);
        }
    }

    @Override
    public synchronized void close() {
        if (real != null) {
            real.close();
        }
        end();
    }
}
