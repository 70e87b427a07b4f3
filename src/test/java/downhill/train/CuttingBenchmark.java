package downhill.train;

import downhill.bench.Method;
import downhill.bench.Workload;
import downhill.data.DataSpec;
import downhill.data.FullBatch;
import downhill.data.Gaussians;
import downhill.data.RememberFirst;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.Network;
import downhill.experiment.Training;
import downhill.nn.BatchNorm;
import downhill.nn.Dense;
import downhill.nn.KaimingNormal;
import downhill.nn.Layer;
import downhill.nn.Lstm;
import downhill.nn.NoNormalization;
import downhill.nn.Normalization;
import downhill.nn.Relu;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * What it costs to cut an update, and how long its pieces are: the gradient of a batch in pieces, with a look at the clock
 * before each, against the same in one go, in turns. Prints, and asserts nothing. Run by {@code src/test/bench/slices.sh}.
 */
final class CuttingBenchmark {
    private static final KaimingNormal HE = new KaimingNormal(1);
    private static final int TURNS = 11;
    private static final double SECOND = 1e9;

    private final Trainer trainer;
    private final Training training;
    private final double[] gradient;
    private long longest;
    private long pieces;
    private long updates;

    private CuttingBenchmark(Trainer trainer) {
        this.trainer = trainer;
        training = trainer.experiment().training();
        gradient = new double[trainer.ground().layout().size()];
    }

    /** Argument: seconds of each comparison. */
    public static void main(String[] arguments) {
        double seconds = Double.parseDouble(arguments[0]);
        for (Workload workload : Workload.values()) {
            compare(workload.name(), workload.trainer(Method.adam), seconds);
        }
        NoNormalization none = new NoNormalization();
        compare("full batch of 20,000 rows, 4 x 48", new Trainer(dense(20_000, 4, 48, none)), seconds);
        compare("with batch norm", new Trainer(dense(20_000, 4, 48, new BatchNorm(0.1, 1e-5))), seconds);
        compare("200,000 weights, full batch of 2,000", new Trainer(dense(2_000, 3, 310, none)), seconds);
        compare("LSTM of 64, 50 moments, full batch of 300", new Trainer(lstm()), seconds);
    }

    private static Experiment dense(int rows, int layers, int units, Normalization norm) {
        List<Layer> hidden = Collections.nCopies(layers, new Dense(units, new Relu(), HE, norm));
        return full(new DataSpec(new Gaussians(2, 1), rows, 1000, 1, true), hidden);
    }

    private static Experiment lstm() {
        return full(new DataSpec(new RememberFirst(50, 1), 300, 300, 1, true), List.of(new Lstm(64, HE, HE, 0, 1)));
    }

    private static Experiment full(DataSpec data, List<Layer> hidden) {
        Experiment rings = Cards.first().withData(data).withSubject(new Network(hidden, HE));
        return rings.withTraining(rings.training().withBatch(new FullBatch()));
    }

    private static void compare(String name, Trainer trainer, double seconds) {
        CuttingBenchmark bench = new CuttingBenchmark(trainer);
        int rows = trainer.batches().rows();
        if (trainer.ground().walk(bench.training, rows) == null) {
            System.out.printf(Locale.ROOT, "%s: an update is quick, and not cut%n", name);
            return;
        }
        double turn = seconds * SECOND / TURNS / 2;
        double[] ratios = new double[TURNS];
        for (int i = -2; i < TURNS; i++) {
            boolean wholeFirst = i % 2 == 0;
            double first = bench.speed(turn, !wholeFirst);
            double second = bench.speed(turn, wholeFirst);
            if (i >= 0) {
                ratios[i] = wholeFirst ? second / first : first / second;
            } else {
                bench.longest = 0;
            }
        }
        Arrays.sort(ratios);
        System.out.printf(
                Locale.ROOT,
                "%s: speed in pieces / in one go %.3f (%.3f to %.3f); %.0f pieces a batch, the longest %.2f ms by the clock%n",
                name,
                ratios[TURNS / 2],
                ratios[TURNS / 4],
                ratios[TURNS - 1 - TURNS / 4],
                (double) bench.pieces / bench.updates,
                bench.longest / 1e6);
    }

    private double speed(double nanos, boolean cut) {
        long start = System.nanoTime();
        long made = 0;
        long now = start;
        while (now - start < nanos) {
            if (cut) {
                pieces();
            } else {
                double _ = trainer.ground()
                        .measure(training, trainer.batches(), trainer.batches().rows(), 1, 1, gradient);
            }
            made++;
            now = System.nanoTime();
        }
        return made / (double) (now - start);
    }

    private void pieces() {
        Batches batches = trainer.batches();
        BatchWalk walk = java.util.Objects.requireNonNull(trainer.ground().walk(training, batches.rows()));
        walk.begin(training, batches.order(), batches.position(), batches.rows(), 1, 1, gradient);
        long before = System.nanoTime();
        boolean done = false;
        while (!done) {
            done = walk.advance();
            long now = System.nanoTime();
            longest = Math.max(longest, now - before);
            before = now;
            pieces++;
        }
        updates++;
    }
}
