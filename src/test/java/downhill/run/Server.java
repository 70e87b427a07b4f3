package downhill.run;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.run.cluster.ClusterSettings;
import downhill.store.Blobs;
import downhill.store.Database;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;

/** A node of a cluster in this process, for tests. */
final class Server implements AutoCloseable {
    private static final long DEADLINE = TimeUnit.MINUTES.toNanos(2);

    private final LocalRuns local;
    private final ShardedRuns runs;

    Server(Database database) {
        this(database, new SimpleMeterRegistry());
    }

    /** One whose numbers are counted here. */
    Server(Database database, MeterRegistry registry) {
        local = new LocalRuns(TestLimits.roomy(), ExperimentLimits.ALL, database, registry);
        ClusterSettings settings = new ClusterSettings("127.0.0.1", 0, Duration.ofSeconds(60), Duration.ofSeconds(20));
        runs = new ShardedRuns(settings, database, new Blobs(database), local, () -> {});
    }

    ShardedRuns runs() {
        return runs;
    }

    /** Whether this node has the run. */
    boolean has(RunId id) {
        return local.holds(id);
    }

    void awaitMembers(int number) {
        await(() -> runs.node().members() == number);
    }

    /** Waits until something is so. */
    static void await(BooleanSupplier so) {
        await(so, () -> "in time");
    }

    /**
     * Waits until something is so.
     *
     * @param what says how it stands where it never comes
     */
    static void await(BooleanSupplier so, Supplier<String> what) {
        long began = System.nanoTime();
        while (!so.getAsBoolean()) {
            assertThat(System.nanoTime() - began).as(what).isLessThan(DEADLINE);
            LockSupport.parkNanos(20_000_000);
        }
    }

    /** Ends as a process that is killed: nobody is told, nothing is written down. */
    void kill() throws Exception {
        ActorSystem<?> system = runs.node().up().toCompletableFuture().get(20, TimeUnit.SECONDS);
        ((org.apache.pekko.actor.ActorSystemImpl) Adapter.toClassic(system)).finalTerminate();
        system.getWhenTerminated().toCompletableFuture().get(20, TimeUnit.SECONDS);
        local.close();
    }

    @Override
    public void close() {
        runs.close();
        local.close();
    }
}
