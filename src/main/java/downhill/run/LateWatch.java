package downhill.run;

import downhill.train.Frame;
import downhill.train.Interest;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A hold on a run that may not be there yet: it begins to watch when the run comes. Once that is gone nothing of it is held
 * any more, however long a page keeps the watch.
 */
final class LateWatch implements Watch, Sink {
    private final Sink sink;
    private final UnaryOperator<Frame> thinning;
    private Interest interest;
    private @Nullable Watch real;
    private boolean closed;
    private long past = -1;

    LateWatch(Interest interest, UnaryOperator<Frame> thinning, Sink sink) {
        this.thinning = thinning;
        this.interest = interest;
        this.sink = sink;
    }

    /** The run is there; false if it is about to leave again. */
    synchronized boolean attach(Run run, int credit) {
        if (closed) {
            return true;
        }
        Watcher watcher = new Watcher(run, interest, credit, thinning, this);
        if (past >= 0) {
            watcher.at(past);
        }
        run.add(watcher);
        if (run.isLeaving()) {
            run.remove(watcher);
            return false;
        }
        real = watcher;
        return true;
    }

    @Override
    public void frame(Frame frame) {
        sink.frame(frame);
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
        return first;
    }

    @Override
    public synchronized void acknowledge(long number) {
        if (real != null) {
            real.acknowledge(number);
        }
    }

    @Override
    public synchronized void restart() {
        if (real != null) {
            real.restart();
        }
    }

    @Override
    public synchronized void interest(Interest other) {
        interest = other;
        if (real != null) {
            real.interest(other);
        }
    }

    @Override
    public synchronized void at(long update) {
        past = Math.max(0, update);
        if (real != null) {
            real.at(past);
        }
    }

    @Override
    public synchronized void live() {
        past = -1;
        if (real != null) {
            real.live();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (real != null) {
            real.close();
            real = null;
        }
    }
}
