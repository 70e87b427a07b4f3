package downhill.run;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs the slices of one piece of work on a shared pool: never two at once, again at once when it was woken meanwhile,
 * and else when it asked to.
 */
final class Slices implements Runnable {
    /** Nothing to do until somebody wakes it. */
    static final long IDLE = Long.MAX_VALUE;

    private final ScheduledThreadPoolExecutor executor;
    private final Work work;
    private boolean running;
    private boolean woken;
    private @Nullable ScheduledFuture<?> next;

    private Slices(ScheduledThreadPoolExecutor executor, Work work) {
        this.executor = executor;
        this.work = work;
    }

    /** Makes sure that a slice begins after now. */
    synchronized void wake() {
        woken = true;
        if (!running) {
            schedule(0);
        }
    }

    private void schedule(long delay) {
        if (next != null) {
            next.cancel(false);
        }
        next = executor.isShutdown() ? null : executor.schedule(this, delay, TimeUnit.NANOSECONDS);
    }

    @Override
    public void run() {
        synchronized (this) {
            if (running) {
                return;
            }
            running = true;
            woken = false;
            next = null;
        }
        long delay = IDLE;
        try {
            delay = work.slice();
        } finally {
            finish(delay);
        }
    }

    private synchronized void finish(long delay) {
        running = false;
        if (woken) {
            schedule(0);
        } else if (delay != IDLE) {
            schedule(delay);
        }
    }

    /** What is done slice by slice. */
    interface Work {
        /**
         * Works for a few milliseconds.
         *
         * @return nanoseconds until the next slice is wanted, or {@link #IDLE}
         */
        long slice();
    }

    /** The threads that all work shares, first come first served. */
    static final class Pool implements AutoCloseable {
        private final ScheduledThreadPoolExecutor executor;

        Pool(int threads) {
            executor = new ScheduledThreadPoolExecutor(
                    threads, Thread.ofPlatform().name("train-", 0).daemon().factory());
            executor.setRemoveOnCancelPolicy(true);
        }

        Slices slices(Work work) {
            return new Slices(executor, work);
        }

        void execute(Runnable task) {
            executor.execute(task);
        }

        void every(long millis, Runnable task) {
            ScheduledFuture<?> _ = executor.scheduleWithFixedDelay(task, millis, millis, TimeUnit.MILLISECONDS);
        }

        @Override
        public void close() {
            executor.shutdownNow();
        }
    }
}
