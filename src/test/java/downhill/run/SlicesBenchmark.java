package downhill.run;

import downhill.bench.Method;
import downhill.bench.Workload;
import downhill.data.DataSpec;
import downhill.data.FullBatch;
import downhill.data.Gaussians;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.Network;
import downhill.nn.BatchNorm;
import downhill.nn.Dense;
import downhill.nn.KaimingNormal;
import downhill.nn.NoNormalization;
import downhill.nn.Normalization;
import downhill.nn.Relu;
import downhill.train.Frame;
import downhill.train.Interest;
import downhill.train.Measurement;
import downhill.train.Trainer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.springframework.util.unit.DataSize;

/**
 * How the pool shares the machine: how well paced runs keep their pace beside runs at full speed, and how long slices
 * are. Prints, and asserts nothing. Run by {@code src/test/bench/slices.sh}.
 */
final class SlicesBenchmark {
    private static final long MILLI = 1_000_000;
    private static final double SECOND = 1e9;
    private static final KaimingNormal HE = new KaimingNormal(1);

    private static final Interest SERIES = new Interest(Set.of(Measurement.SERIES), 10);

    private SlicesBenchmark() {}

    /** Arguments: what to measure, of pace and slices; and seconds for each measurement. */
    public static void main(String[] arguments) throws Exception {
        long seconds = Long.parseLong(arguments[1]);
        for (String what : arguments[0].split(",", -1)) {
            switch (what) {
                case "pace" -> pace(seconds);
                case "slices" -> slices(seconds);
                default -> throw new IllegalArgumentException(what);
            }
        }
    }

    /** A hundred runs at 20 updates a second, of 13 owners, beside eight at full speed, of eight owners. */
    private static void pace(long seconds) throws Exception {
        LocalRuns runs = TestLimits.runs(new RunLimits(
                0,
                8,
                4,
                500,
                DataSize.ofBytes(0),
                DataSize.ofBytes(0),
                1_000_000,
                10,
                Duration.ofMinutes(1),
                50,
                Duration.ofHours(1),
                Duration.ofHours(1),
                Duration.ofHours(1),
                Duration.ofSeconds(5)));
        try {
            for (int i = 0; i < 8; i++) {
                play(runs, Owner.random(), Pace.MAXIMUM);
            }
            List<Watched> paced = new ArrayList<>();
            Owner owner = Owner.random();
            for (int i = 0; i < 100; i++) {
                owner = i % 8 == 0 ? Owner.random() : owner;
                paced.add(play(runs, owner, new Pace(20)));
            }
            sleep(2 * SECOND);
            double[] before = paced.stream().mapToDouble(Watched::update).toArray();
            long start = System.nanoTime();
            long cpu = cpu();
            sleep(seconds * SECOND);
            double processors = (cpu() - cpu) / (double) (System.nanoTime() - start);
            double passed = (System.nanoTime() - start) / SECOND;
            double[] paces = new double[before.length];
            for (int i = 0; i < paces.length; i++) {
                paces[i] = (paced.get(i).update() - before[i]) / passed;
            }
            Arrays.sort(paces);
            System.out.printf(
                    Locale.ROOT,
                    "100 runs at 20 updates/s beside 8 at full speed, %d threads that had %.2f processors, %.0f s: slowest %.2f, median %.2f,"
                            + " fastest %.2f updates/s%n",
                    Runtime.getRuntime().availableProcessors(),
                    processors,
                    passed,
                    paces[0],
                    paces[50],
                    paces[99]);
        } finally {
            runs.close();
        }
    }

    /** Time of all processors that this program took, in nanoseconds. */
    private static long cpu() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toNanos();
    }

    private static Watched play(LocalRuns runs, Owner owner, Pace pace) throws Exception {
        Reply reply =
                runs.start(owner, Cards.first(), pace).toCompletableFuture().get(60, TimeUnit.SECONDS);
        RunId id = ((Reply.Done) reply).info().id();
        Watched watched = new Watched();
        watched.watch = runs.watch(id, SERIES, 2, watched);
        Reply _ = runs.command(id, owner, new Command.Play())
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);
        return watched;
    }

    private static void sleep(double nanos) {
        long end = System.nanoTime() + (long) nanos;
        for (long left = (long) nanos; left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** Sees how far a run is. */
    private static final class Watched implements Audience {
        private volatile Watch watch;
        private volatile long update;

        @Override
        public void frame(Frame frame) {
            update = frame.progress().update();
            if (watch != null) {
                watch.acknowledge(frame.number());
            }
        }

        @Override
        public void gone() {
            // The measurement is over.
        }

        @Override
        public void asleep(boolean missed) {}

        double update() {
            return update;
        }
    }

    /** Every slice of a run at full speed that a page watches with all there is, and of one with a large full batch. */
    private static void slices(long seconds) {
        for (Workload workload : Workload.values()) {
            slices(workload.name(), workload.trainer(Method.adam), seconds);
        }
        slices("full batch of 20,000 rows, 4 x 48", new Trainer(large(4, 48, new NoNormalization())), seconds);
        slices("the same with batch norm", new Trainer(large(4, 48, new BatchNorm(0.1, 1e-5))), seconds);
        slices("200,000 weights, full batch of 2,000", new Trainer(wide(2_000)), seconds);
    }

    static Experiment large(int layers, int units, Normalization norm) {
        Dense dense = new Dense(units, new Relu(), HE, norm);
        return full(
                new DataSpec(new Gaussians(2, 1), 20_000, 20_000, 1, true),
                new Network(Collections.nCopies(layers, dense), HE));
    }

    static Experiment wide(int rows) {
        Dense dense = new Dense(310, new Relu(), HE, new NoNormalization());
        return full(
                new DataSpec(new Gaussians(2, 1), rows, rows, 1, true), new Network(Collections.nCopies(3, dense), HE));
    }

    private static Experiment full(DataSpec data, Network network) {
        Experiment rings = Cards.first().withData(data).withSubject(network);
        return rings.withTraining(rings.training().withBatch(new FullBatch()));
    }

    private static void slices(String name, Trainer trainer, long seconds) {
        Pool idle = new Pool(0);
        Run run = TestLimits.run(trainer, idle);
        Watched watched = new Watched();
        Watcher watcher = new Watcher(run, Interest.ALL, 2, UnaryOperator.identity(), watched);
        watched.watch = watcher;
        run.add(watcher);
        var _ = run.tell(new Command.Play());
        double[] lengths = new double[4_000_000];
        int count = 0;
        long warm = System.nanoTime() + (long) (seconds * SECOND);
        long end = warm + (long) (seconds * SECOND);
        long cpuBefore = Cpu.nanos();
        for (long now = System.nanoTime(); now < end && count < lengths.length; now = System.nanoTime()) {
            long delay = run.slice(false);
            double cpu = (Cpu.nanos() - cpuBefore) / (double) MILLI;
            cpuBefore = Cpu.nanos();
            if (now > warm) {
                lengths[count++] = cpu;
            }
            if (delay > 0 && delay != Slices.IDLE) {
                LockSupport.parkNanos(Math.min(delay, MILLI));
            }
        }
        double[] sorted = Arrays.copyOf(lengths, count);
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "slices of %s: %d, p50 %.2f ms, p99 %.2f ms, p99.9 %.2f ms, longest %.2f ms of CPU%n",
                name,
                count,
                sorted[count / 2],
                sorted[(int) (0.99 * count)],
                sorted[(int) (0.999 * count)],
                sorted[count - 1]);
        idle.close();
    }
}
