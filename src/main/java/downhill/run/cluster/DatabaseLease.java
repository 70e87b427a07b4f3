package downhill.run.cluster;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.coordination.lease.LeaseException;
import org.apache.pekko.coordination.lease.LeaseSettings;
import org.apache.pekko.coordination.lease.javadsl.Lease;
import org.jspecify.annotations.Nullable;

/**
 * A lease that lies in the database: of two halves of a cluster only that one goes on which gets it. It is renewed while
 * it is held, and counts as lost where that fails for longer than it lasts.
 */
final class DatabaseLease extends Lease {
    private final LeaseSettings settings;
    private final LeaseRecords records;
    /** One thread: what is held changes there alone. */
    private final ScheduledExecutorService database;

    private final Duration lasts;
    private volatile @Nullable Held held;

    /** Called by Pekko, by the name of this class. */
    DatabaseLease(LeaseSettings settings, ExtendedActorSystem system) {
        this(settings, system.settings().setup().get(NodeServices.class).orElseThrow());
    }

    DatabaseLease(LeaseSettings settings, NodeServices services) {
        this.settings = settings;
        records = services.leases();
        database = services.database();
        lasts = settings.timeoutSettings().getHeartbeatTimeout();
    }

    @Override
    public LeaseSettings getSettings() {
        return settings;
    }

    @Override
    public CompletionStage<Boolean> acquire() {
        return acquire(_ -> {});
    }

    @Override
    public CompletionStage<Boolean> acquire(Consumer<Optional<Throwable>> lost) {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        submit(answer, () -> {
            long from = System.nanoTime();
            OptionalLong term = records.take(settings.leaseName(), settings.ownerName(), lasts);
            stopRenewing();
            if (term.isPresent()) {
                hold(term.getAsLong(), from, lost);
            }
            if (!answer.complete(term.isPresent()) && term.isPresent()) {
                giveBack(); // whoever asked waits no longer, and does not know that it holds it
            }
        });
        return answer;
    }

    private void hold(long term, long from, Consumer<Optional<Throwable>> lost) {
        long millis = settings.timeoutSettings().getHeartbeatInterval().toMillis();
        Future<?> renewing = database.scheduleWithFixedDelay(this::renew, millis, millis, TimeUnit.MILLISECONDS);
        held = new Held(term, from + lasts.toNanos(), renewing, lost);
    }

    @Override
    public CompletionStage<Boolean> release() {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        submit(answer, () -> {
            giveBack();
            answer.complete(true);
        });
        return answer;
    }

    // How long an answer may take is bounded; a failure is one of the lease.
    private void submit(CompletableFuture<Boolean> answer, Runnable work) {
        database.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                answer.completeExceptionally(failure(e));
            }
        });
        long millis = settings.timeoutSettings().getOperationTimeout().toMillis();
        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, Runnable::run)
                .execute(
                        () -> answer.completeExceptionally(new LeaseException("The database does not answer in time")));
    }

    private static LeaseException failure(RuntimeException e) {
        LeaseException failure = new LeaseException("The database cannot be asked for the lease");
        failure.initCause(e);
        return failure;
    }

    private void giveBack() {
        Held present = held;
        stopRenewing();
        if (present != null) {
            records.give(settings.leaseName(), settings.ownerName(), present.term());
        }
    }

    private void stopRenewing() {
        Held present = held;
        held = null;
        if (present != null) {
            present.renewing().cancel(false);
        }
    }

    private void renew() {
        Held present = held;
        if (present == null) {
            return;
        }
        long from = System.nanoTime();
        try {
            if (records.renew(settings.leaseName(), settings.ownerName(), present.term(), lasts)) {
                held = present.until(from + lasts.toNanos());
            } else {
                lose(present, Optional.empty());
            }
        } catch (RuntimeException e) {
            if (!isOver(present)) {
                return; // the next time may do
            }
            lose(present, Optional.of(e));
        }
    }

    private void lose(Held present, Optional<Throwable> why) {
        stopRenewing();
        present.lost().accept(why);
    }

    private static boolean isOver(Held present) {
        return System.nanoTime() - present.until() >= 0;
    }

    @Override
    public boolean checkLease() {
        Held present = held;
        return present != null && !isOver(present);
    }

    /**
     * The lease while it is held.
     *
     * @param until nanoseconds of this process's clock, counted from before the database was asked
     */
    private record Held(long term, long until, Future<?> renewing, Consumer<Optional<Throwable>> lost) {
        Held until(long later) {
            return new Held(term, later, renewing, lost);
        }
    }
}
