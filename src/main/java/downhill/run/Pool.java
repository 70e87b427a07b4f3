package downhill.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads that all work for all users shares, a slice at a time, in the order of a {@link FairQueue}. */
final class Pool implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pool.class);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition change = lock.newCondition();
    private final FairQueue<Slices> queue = new FairQueue<>();
    private final TreeSet<Slices> timers =
            new TreeSet<>(Comparator.comparingLong((Slices each) -> each.at).thenComparingLong(each -> each.number));
    private final List<Thread> threads = new ArrayList<>();
    private final long epoch = System.nanoTime();
    private @Nullable Thread watchman;
    private final Attendance attendance;
    private final LongAdder busy = new LongAdder();
    private final AtomicInteger running = new AtomicInteger();
    private long numbers;
    private boolean closed;

    Pool(int size) {
        attendance = new Attendance(size);
        Thread.Builder builder = Thread.ofPlatform().name("train-", 0).daemon();
        for (int i = 0; i < size; i++) {
            threads.add(builder.start(this::work));
        }
    }

    /** Threads. */
    int size() {
        return threads.size();
    }

    /** Threads that work just now. */
    int running() {
        return running.get();
    }

    /** Time of a processor that all slices together have taken. */
    long busyNanos() {
        return busy.sum();
    }

    /** Who shares the threads. */
    Attendance attendance() {
        return attendance;
    }

    /** Work that waits to be woken. */
    Slices slices(Owner owner, Slices.Work work) {
        lock.lock();
        try {
            return new Slices(this, queue, owner, work, numbers++);
        } finally {
            lock.unlock();
        }
    }

    /** Does something once, soon. */
    void execute(Owner owner, Runnable task) {
        Once once = new Once(task);
        once.slices = slices(owner, once);
        once.slices.wake();
    }

    /** Computes something once, soon. */
    <T> CompletableFuture<T> ask(Owner owner, Supplier<T> task) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        execute(owner, () -> {
            try {
                answer.complete(task.get());
            } catch (RuntimeException | Error e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    /** Does something again and again. */
    void every(Owner owner, long millis, Runnable task) {
        long pause = TimeUnit.MILLISECONDS.toNanos(millis);
        slices(owner, _ -> {
                    try {
                        task.run();
                    } catch (RuntimeException e) {
                        LOG.error("What is done again and again failed, and will be tried again", e);
                    }
                    return pause;
                })
                .wake();
    }

    void wake(Slices slices) {
        lock.lock();
        try {
            if (slices.ended || closed) {
                return;
            }
            if (slices.running) {
                slices.woken = true;
                return;
            }
            stopTimer(slices);
            ready(slices, true, now());
        } finally {
            lock.unlock();
        }
    }

    void end(Slices slices) {
        lock.lock();
        try {
            if (!slices.ended) {
                slices.ended = true;
                stopTimer(slices);
                if (!slices.running) {
                    queue.leave(slices.entry);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    // Counted from the pool's beginning: System.nanoTime() itself may overflow.
    private long now() {
        return System.nanoTime() - epoch;
    }

    private void ready(Slices slices, boolean due, long since) {
        queue.ready(slices.entry, due, since);
        change.signal();
    }

    private void startTimer(Slices slices, long at) {
        slices.at = at;
        slices.timed = true;
        timers.add(slices);
        if (timers.first() == slices) {
            // Whoever watches the timers must look again.
            watchman = null;
            change.signal();
        }
    }

    private void stopTimer(Slices slices) {
        if (slices.timed) {
            timers.remove(slices);
            slices.timed = false;
        }
    }

    private void work() {
        try {
            boolean more = true;
            while (more) {
                more = workOnce();
            }
        } catch (InterruptedException e) {
            LOG.debug("A thread of the pool ends");
        }
    }

    // In a frame of its own: a thread that waits must not keep in memory what it worked on last.
    private boolean workOnce() throws InterruptedException {
        Slices slices = take();
        if (slices == null) {
            return false;
        }
        long before = Cpu.nanos();
        running.incrementAndGet();
        long delay = slice(slices);
        running.decrementAndGet();
        boolean patient = slices.work().isPatient();
        long cost = Cpu.nanos() - before;
        busy.add(cost);
        ran(slices, delay, patient, cost);
        return true;
    }

    private static long slice(Slices slices) {
        try {
            return slices.work().slice(slices.entry.wasDue());
        } catch (RuntimeException | Error e) {
            LOG.error("A slice failed", e);
            return Slices.IDLE;
        }
    }

    // One thread watches the timers; the others sleep until there is work.
    private @Nullable Slices take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed) {
                expire();
                FairQueue.Entry<Slices> entry = queue.next();
                if (entry != null) {
                    return begin(entry.work());
                }
                if (timers.isEmpty() || watchman != null) {
                    change.await();
                } else {
                    Thread me = Thread.currentThread();
                    watchman = me;
                    long _ = change.awaitNanos(timers.first().at - now());
                    watchman = watchman == me ? null : watchman;
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    private Slices begin(Slices slices) {
        slices.running = true;
        slices.woken = false;
        if (watchman == null && !timers.isEmpty()) {
            change.signal();
        }
        return slices;
    }

    private void expire() {
        long now = now();
        while (!timers.isEmpty() && timers.first().at <= now) {
            Slices slices = timers.first();
            stopTimer(slices);
            ready(slices, true, slices.at);
        }
    }

    private void ran(Slices slices, long delay, boolean patient, long cost) {
        lock.lock();
        try {
            slices.running = false;
            attendance.came(slices, now());
            queue.ran(slices.entry, cost);
            if (slices.ended) {
                queue.leave(slices.entry);
            } else if (slices.woken) {
                ready(slices, true, now());
            } else if (delay <= 0) {
                ready(slices, !patient, now());
            } else if (delay != Slices.IDLE) {
                startTimer(slices, now() + delay);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            change.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Something that has one slice. */
    private static final class Once implements Slices.Work {
        private final Runnable task;
        private @Nullable Slices slices;

        Once(Runnable task) {
            this.task = task;
        }

        @Override
        public long slice(boolean due) {
            try {
                task.run();
            } finally {
                if (slices != null) {
                    slices.end();
                }
            }
            return Slices.IDLE;
        }
    }
}
