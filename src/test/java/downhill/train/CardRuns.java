package downhill.train;

import downhill.data.DataSpec;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.DoublePredicate;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/** Runs of a card's variants under many seeds. */
final class CardRuns {
    static final int SEEDS = 20;

    private CardRuns() {}

    /** Which of the seeds 1, 2, … keep a promise. */
    static List<Long> keeping(int seeds, LongPredicate promise) throws InterruptedException, ExecutionException {
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            List<Future<Boolean>> results = LongStream.rangeClosed(1, seeds)
                    .mapToObj(seed -> pool.submit(() -> promise.test(seed)))
                    .toList();
            List<Long> kept = new ArrayList<>();
            for (int i = 0; i < seeds; i++) {
                if (results.get(i).get()) {
                    kept.add(i + 1L);
                }
            }
            return kept;
        }
    }

    /** A card's variant with another seed for data, weights and order. */
    static Experiment experiment(String card, String variant, long seed) {
        Experiment experiment = Cards.find(card).orElseThrow().all().stream()
                .filter(each -> each.id().equals(variant))
                .findFirst()
                .orElseThrow()
                .experiment();
        DataSpec data = experiment.data();
        return experiment
                .withSeed(seed)
                .withData(new DataSpec(data.dataset(), data.train(), data.test(), seed, data.standardize()));
    }

    /** The first epoch, up to a last one, at whose end the test accuracy (or R^2) is as wanted; else a large number. */
    static long epochOfMetric(Experiment experiment, int last, DoublePredicate wanted) {
        return epoch(
                experiment, last, trainer -> wanted.test(sets(trainer).test().metric()));
    }

    /** Likewise for the test loss. */
    static long epochOfTestLoss(Experiment experiment, int last, DoublePredicate wanted) {
        return epoch(
                experiment, last, trainer -> wanted.test(sets(trainer).test().loss()));
    }

    private static long epoch(Experiment experiment, int last, Predicate<Trainer> wanted) {
        Trainer trainer = new Trainer(experiment);
        for (long epoch = 1; epoch <= last; epoch++) {
            if (!toEpoch(trainer, epoch)) {
                return Long.MAX_VALUE;
            }
            if (wanted.test(trainer)) {
                return epoch;
            }
        }
        return Long.MAX_VALUE;
    }

    /** Trains to the end of an epoch; false if the run ended before. */
    static boolean toEpoch(Trainer trainer, long epoch) {
        while (trainer.epoch() < epoch) {
            if (!trainer.step(Needs.NOTHING)) {
                return trainer.epoch() >= epoch;
            }
        }
        return true;
    }

    /** A run up to an epoch. */
    static Trainer after(Experiment experiment, long epoch) {
        Trainer trainer = new Trainer(experiment);
        toEpoch(trainer, epoch);
        return trainer;
    }

    /** A run up to an update. */
    static Trainer afterUpdates(Experiment experiment, long updates) {
        Trainer trainer = new Trainer(experiment);
        while (trainer.update() < updates && trainer.step(Needs.NOTHING)) {
            if (trainer.update() == updates) {
                break;
            }
        }
        return trainer;
    }

    static Recorder.Sets sets(Trainer trainer) {
        return trainer.ground().sets(trainer.experiment().training());
    }

    static double trainLoss(Trainer trainer) {
        return sets(trainer).train().loss();
    }
}
