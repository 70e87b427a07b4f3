package downhill.run;

import downhill.run.cluster.ClusterNode;
import downhill.train.Status;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToDoubleFunction;

/**
 * Counts what live runs do, for operators; nothing in it tells of a person or an experiment.
 *
 * <p>Costs an addition for each slice and each frame, never for each update.
 */
final class RunMeters {
    private final MeterRegistry registry;
    private final LongAdder updates = new LongAdder();
    private final LongAdder frames = new LongAdder();
    private final Counter skipped;
    private final Timer latency;
    private final Timer checkpoints;

    RunMeters(MeterRegistry registry) {
        this.registry = registry;
        FunctionCounter.builder("downhill.updates", updates, LongAdder::sum)
                .description("Updates made by all live runs")
                .register(registry);
        FunctionCounter.builder("downhill.frames", frames, LongAdder::sum)
                .description("Frames made for pages and other watchers")
                .register(registry);
        skipped = Counter.builder("downhill.frames.skipped")
                .description("Frames that were due, but not made while their watcher had not acknowledged those before")
                .register(registry);
        latency = Timer.builder("downhill.frame.latency")
                .description("From a frame that is made to its acknowledgement by the page, which has painted it")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(10))
                .register(registry);
        checkpoints = Timer.builder("downhill.checkpoints")
                .description("From when it is asked for that it is written how a run stands, until that is durable")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(10))
                .register(registry);
    }

    /** Of all live runs, read when somebody asks. */
    void watch(LocalRuns runs) {
        for (Status status : Status.values()) {
            gauge("downhill.runs", "Live runs", runs, all -> all.count(status))
                    .tag("status", status.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        gauge("downhill.runs.queued", "Runs that wait for a place", runs, LocalRuns::queued)
                .register(registry);
    }

    /** Of the threads that do all work for users. */
    void watch(Pool pool) {
        gauge("downhill.pool.threads", "Threads of the pool", pool, Pool::size).register(registry);
        gauge("downhill.pool.running", "Threads of the pool that work just now", pool, Pool::running)
                .register(registry);
        FunctionCounter.builder("downhill.pool.busy", pool, all -> all.busyNanos() / 1e9)
                .description("Time of a processor that the pool has used; its rate by the threads is the share in use")
                .baseUnit("seconds")
                .register(registry);
    }

    /** Of the cluster, as this member sees it. */
    void watch(ClusterNode node) {
        gauge("downhill.members", "Members of the cluster that are up and can be reached", node, ClusterNode::members)
                .register(registry);
    }

    private static <T> Gauge.Builder<T> gauge(String name, String what, T of, ToDoubleFunction<T> value) {
        return Gauge.builder(name, of, value).description(what);
    }

    /** A slice has made so many updates. */
    void updated(long made) {
        updates.add(made);
    }

    /** So many frames were made. */
    void framed(long made) {
        frames.add(made);
    }

    /** So many frames were not made for want of credit. */
    void skipped(long missing) {
        skipped.increment((double) missing);
    }

    /** A frame was acknowledged so many nanoseconds after it was made. */
    void shown(long nanos) {
        latency.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** It is written how a run stands, so many nanoseconds after that was asked for. */
    void kept(long nanos) {
        checkpoints.record(nanos, TimeUnit.NANOSECONDS);
    }
}
