package downhill.bench;

import downhill.train.History;
import downhill.train.Needs;
import downhill.train.Trainer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Training samples per second of the engine: the secondary result {@code samples}.
 *
 * <p>What is measured are the updates between two rows of the history. The rows themselves, whole passes over all
 * examples, become ever rarer as a run goes on, so that their share of a long run is nothing; at the begin of one it is
 * nearly everything. They are made outside the measured time, and each invocation trains from one row to the next.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class TrainingBenchmark {
    /** Most updates of one invocation, so that an iteration ends about when it should. */
    private static final long LONGEST = 4096;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Param
    private Workload workload;

    @Param
    private Method optimizer;

    private Trainer trainer;
    private long updates;

    /** Counts what is reported. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Counter {
        /** Rows trained on. */
        public long samples;

        /** Time that the processor spent on it, which other programs on the machine disturb less than the clock. */
        public long cpuNanoseconds;

        /** Each iteration counts from 0. */
        @Setup(Level.Iteration)
        public void reset() {
            samples = 0;
            cpuNanoseconds = 0;
        }
    }

    /** Trains until rows are so far apart that an invocation takes long enough to be timed. */
    @Setup(Level.Trial)
    public void warmUp() {
        trainer = workload.trainer(optimizer);
        while (trainer.update() < History.HEAD || trainer.history().interval() < workload.interval()) {
            step();
        }
    }

    /** Makes the row that is due, if one is, and finds out how many updates there are up to the next one. */
    @Setup(Level.Invocation)
    public void passRow() {
        if (untilRow() == 1) {
            step();
        }
        updates = Math.min(LONGEST, untilRow() - 1);
    }

    private long untilRow() {
        long interval = trainer.history().interval();
        return interval - trainer.update() % interval;
    }

    /** Trains up to the next row of the history. */
    @Benchmark
    public void train(Counter counter) {
        long start = THREADS.getCurrentThreadCpuTime();
        for (long i = 0; i < updates; i++) {
            step();
        }
        counter.samples += updates * workload.batch();
        counter.cpuNanoseconds += THREADS.getCurrentThreadCpuTime() - start;
    }

    private void step() {
        if (!trainer.step(Needs.NOTHING)) {
            throw new IllegalStateException("The run is over: " + trainer.divergence());
        }
    }
}
