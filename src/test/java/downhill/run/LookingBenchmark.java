package downhill.run;

import downhill.bench.Method;
import downhill.bench.Workload;
import downhill.train.AnatomyProbe;
import downhill.train.Frame;
import downhill.train.Interest;
import downhill.train.Measurement;
import downhill.train.Needs;
import downhill.train.Probe;
import downhill.train.Trainer;
import downhill.train.WeightAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/**
 * What it costs a run to be looked at: updates a second of a live run at full speed with a watcher that wants everything
 * that can be measured (and follows a weight), 30 frames a second, against the same run without a watcher. Both take turns within one run of
 * this program, as machines are noisy. Run by {@code src/test/bench/looking.sh}.
 *
 * <p>All is the server's own code: the run, its slices on a pool of one thread, the watch with its credit, the budget,
 * the probe. The watcher acknowledges each frame a millisecond after it came.
 */
final class LookingBenchmark {
    private static final long MILLI = 1_000_000;
    private static final int CREDIT = 2;

    private final Workload workload;
    private final Trainer trainer;
    private final Pool pool = new Pool(1);
    private final Run run;

    private LookingBenchmark(Workload workload) {
        this.workload = workload;
        trainer = workload.trainer(Method.adam);
        run = TestLimits.run(trainer, pool);
    }

    /** Arguments: workloads, turns of each kind, milliseconds of a turn. */
    public static void main(String[] arguments) throws Exception {
        int turns = Integer.parseInt(arguments[1]);
        long turn = Long.parseLong(arguments[2]) * MILLI;
        for (String name : arguments[0].split(",", -1)) {
            LookingBenchmark benchmark = new LookingBenchmark(Workload.valueOf(name));
            try {
                benchmark.compare(turns, turn);
                benchmark.priceList();
            } finally {
                benchmark.pool.close();
            }
        }
    }

    /** Trains until the rows of the history are as rare as in a run that has gone on for a while. */
    private void warmUp(long turn) throws Exception {
        String weights = new AnatomyProbe(trainer).tensors().getFirst().name();
        run.tell(new Command.Follow(new WeightAddress(weights, 0, 0)));
        run.tell(new Command.Play());
        while (trainingThread(() -> trainer.history().interval()) < workload.interval()) {
            LockSupport.parkNanos(100 * MILLI);
        }
        watched(3 * turn);
    }

    private void compare(int turns, long turn) throws Exception {
        warmUp(turn);
        double[] byCpu = new double[turns];
        double[] byClock = new double[turns];
        Watching all = new Watching();
        for (int i = 0; i < turns; i++) {
            // Which comes first takes turns too: a run grows faster while the compiler learns.
            Speed alone = i % 2 == 0 ? alone(turn) : null;
            Watching watching = watched(turn);
            Speed without = alone == null ? alone(turn) : alone;
            byCpu[i] = 1 - watching.speed.perCpuSecond() / without.perCpuSecond();
            byClock[i] = 1 - watching.speed.perSecond() / without.perSecond();
            all.add(watching);
        }
        System.out.printf(
                Locale.ROOT,
                "%s  lost by CPU time: median %.1f %% (%.1f to %.1f), by the clock: median %.1f %% (%.1f to %.1f); "
                        + "%.1f frames/s; measured times a second:%s%n",
                workload,
                percent(median(byCpu)),
                percent(quantile(byCpu, 0.25)),
                percent(quantile(byCpu, 0.75)),
                percent(median(byClock)),
                percent(quantile(byClock, 0.25)),
                percent(quantile(byClock, 0.75)),
                all.frames / all.seconds,
                all.rates());
    }

    private static double percent(double share) {
        return 100 * share;
    }

    private static double median(double[] v) {
        return quantile(v, 0.5);
    }

    private static double quantile(double[] v, double share) {
        double[] sorted = v.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    private Speed alone(long nanos) throws Exception {
        Stand before = stand();
        LockSupport.parkNanos(nanos);
        return stand().since(before);
    }

    private Watching watched(long nanos) throws Exception {
        Watching watching = new Watching();
        AtomicInteger newest = new AtomicInteger();
        Interest everything = new Interest(java.util.Set.of(Measurement.values()), Interest.MAX_RATE);
        Watcher watcher = new Watcher(run, everything, CREDIT, UnaryOperator.identity(), new Audience() {
            @Override
            public void frame(Frame frame) {
                watching.see(frame);
                newest.set((int) frame.number());
            }

            @Override
            public void gone() {}

            @Override
            public void asleep(boolean missed) {}
        });
        Stand before = stand();
        run.add(watcher);
        long end = System.nanoTime() + nanos;
        int acknowledged = 0;
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(MILLI);
            if (newest.get() > acknowledged) {
                acknowledged = newest.get();
                watcher.acknowledge(acknowledged);
            }
        }
        run.remove(watcher);
        watching.speed = stand().since(before);
        watching.seconds = nanos / 1e9;
        return watching;
    }

    /** What each measurement costs while a run trains, median of many. */
    private void priceList() throws Exception {
        run.tell(new Command.Pause());
        double update = 1e6 / trainingThread(() -> updatesPerSecond(trainer));
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "    one update %.1f us; one", update));
        Probe probe = new Probe(trainer);
        for (Measurement part : Measurement.values()) {
            if (part == Measurement.SERIES) {
                continue;
            }
            long[] costs = trainingThread(() -> costs(probe, part));
            Arrays.sort(costs);
            line.append(String.format(
                    Locale.ROOT, " %s %.1f us,", part.name().toLowerCase(Locale.ROOT), costs[costs.length / 2] / 1e3));
        }
        System.out.println(line.substring(0, line.length() - 1));
    }

    private static long updatesPerSecond(Trainer trainer) {
        int updates = 0;
        long started = Cpu.nanos();
        while (Cpu.nanos() - started < 300 * MILLI) {
            trainer.step(Needs.ALL);
            updates++;
        }
        return (long) (updates * 1e9 / (Cpu.nanos() - started));
    }

    private long[] costs(Probe probe, Measurement part) {
        long[] costs = new long[21];
        for (int i = 0; i < costs.length; i++) {
            do {
                trainer.step(Needs.ALL); // metrics are measured only where the update has none
            } while (!probe.isStale(part, true) && trainer.history().interval() > 1);
            long started = Cpu.nanos();
            probe.refresh(part, true);
            costs[i] = Cpu.nanos() - started;
        }
        return costs;
    }

    private Stand stand() throws Exception {
        return trainingThread(() -> new Stand(trainer.update(), Cpu.nanos(), System.nanoTime()));
    }

    private <T> T trainingThread(java.util.concurrent.Callable<T> question)
            throws InterruptedException, ExecutionException {
        FutureTask<T> task = new FutureTask<>(question);
        pool.execute(Owner.random(), task);
        return task.get();
    }

    /** Where the run stood. */
    private record Stand(long update, long cpu, long clock) {
        Speed since(Stand before) {
            double updates = update - before.update;
            return new Speed(updates * 1e9 / (cpu - before.cpu), updates * 1e9 / (clock - before.clock));
        }
    }

    /** Updates. */
    private record Speed(double perCpuSecond, double perSecond) {}

    /** What a watcher saw. */
    private static final class Watching {
        private final Map<Measurement, Integer> measured = new EnumMap<>(Measurement.class);
        private final Map<Measurement, Long> last = new EnumMap<>(Measurement.class);
        private Speed speed = new Speed(0, 0);
        private double seconds;
        private int frames;

        void see(Frame frame) {
            frames++;
            for (Measurement part : Measurement.values()) {
                long at = frame.look().measuredAt(part);
                Long before = last.put(part, at);
                if (before != null && at != before) {
                    measured.merge(part, 1, Integer::sum);
                }
            }
        }

        void add(Watching other) {
            other.measured.forEach((part, times) -> measured.merge(part, times, Integer::sum));
            seconds += other.seconds;
            frames += other.frames;
        }

        String rates() {
            List<String> all = new ArrayList<>();
            measured.forEach((part, times) -> all.add(
                    String.format(Locale.ROOT, " %s %.1f", part.name().toLowerCase(Locale.ROOT), times / seconds)));
            return String.join(",", all);
        }
    }
}
