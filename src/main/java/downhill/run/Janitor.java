package downhill.run;

import downhill.train.Status;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Looks after runs that nobody looks after: again and again, on a thread of the pool. */
final class Janitor {
    private static final long SWEEP_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final RunLimits limits;
    private final Lodging lodging;
    private final Keeper keeper;
    private long swept = System.nanoTime();

    Janitor(RunLimits limits, Lodging lodging, Keeper keeper) {
        this.limits = limits;
        this.lodging = lodging;
        this.keeper = keeper;
    }

    /** Pauses what nobody has looked at for a while, then has it in memory no longer, and forgets it after long. */
    void tidy() {
        long now = System.nanoTime();
        lodging.expire();
        lodging.all().forEach(run -> tidy(run, now));
        if (now - swept > Math.min(SWEEP_NANOS, limits.forgetAfter().toNanos())) {
            swept = now;
            Instant then = Instant.now().minus(limits.forgetAfter());
            var _ = keeper.ask(records -> records.forgetUnusedSince(then));
        }
    }

    private void tidy(Run run, long now) {
        long unused = run.unused(now);
        boolean training = run.status() == Status.TRAINING;
        if (unused > limits.forgetAfter().toNanos()) {
            lodging.forget(run);
        } else if (training && unused > limits.pauseAfter().toNanos()) {
            run.pauseUnwatched();
        } else if (!training
                && run.canLeaveUnnoticed()
                && unused > limits.evictAfter().toNanos()) {
            var _ = lodging.evict(run);
        }
    }
}
