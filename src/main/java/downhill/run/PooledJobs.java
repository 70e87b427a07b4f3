package downhill.run;

import downhill.choice.Problem;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Jobs on the pool that trains. */
final class PooledJobs implements Jobs {
    private static final Logger LOG = LoggerFactory.getLogger(PooledJobs.class);

    private final Map<Owner, Integer> counts = new ConcurrentHashMap<>();
    private final Pool pool;
    private final int perOwner;

    /** @param perOwner jobs of one owner at a time */
    PooledJobs(Pool pool, int perOwner) {
        this.pool = pool;
        this.perOwner = perOwner;
    }

    @Override
    public Submitted submit(Owner owner, Job job) {
        int count = counts.merge(owner, 1, Integer::sum);
        if (count > perOwner) {
            leave(owner);
            return new Submitted.Refused(List.of(Problem.of("", "too_many_jobs", perOwner)));
        }
        Task task = new Task(owner, job);
        task.start(pool.slices(owner, task));
        return new Submitted.Accepted(task);
    }

    private void leave(Owner owner) {
        counts.computeIfPresent(owner, (_, count) -> count == 1 ? null : Integer.valueOf(count - 1));
    }

    /** A job with its slices. */
    private final class Task implements Slices.Work, Handle {
        private final Owner owner;
        private final Job job;
        private final CompletableFuture<End> end = new CompletableFuture<>();
        private final AtomicBoolean ended = new AtomicBoolean();
        private volatile double progress;
        private volatile long cost;
        private long spent;
        private @Nullable Slices slices;

        Task(Owner owner, Job job) {
            this.owner = owner;
            this.job = job;
        }

        void start(Slices own) {
            slices = own;
            own.wake();
        }

        @Override
        public boolean isPatient() {
            return true;
        }

        @Override
        public long slice(boolean due) {
            long started = System.nanoTime();
            long before = Cpu.nanos();
            try {
                boolean left = !ended.get();
                while (left && System.nanoTime() - started < Slices.BUDGET) {
                    left = job.advance() && !ended.get();
                }
                progress = job.progress();
                spent += Cpu.nanos() - before;
                cost = spent;
                if (left) {
                    return 0;
                }
                finish(End.DONE);
            } catch (RuntimeException | Error e) {
                LOG.error("A job failed", e);
                finish(End.FAILED);
            }
            return Slices.IDLE;
        }

        private void finish(End how) {
            if (ended.compareAndSet(false, true)) {
                // Whoever hears of the end may submit the next one at once.
                leave(owner);
                if (slices != null) {
                    slices.end();
                }
                end.complete(how);
            }
        }

        @Override
        public double progress() {
            return progress;
        }

        @Override
        public long cost() {
            return cost;
        }

        @Override
        public void cancel() {
            finish(End.CANCELLED);
        }

        @Override
        public CompletionStage<End> end() {
            return end;
        }
    }
}
