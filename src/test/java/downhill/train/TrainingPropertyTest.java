package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.data.FullBatch;
import downhill.experiment.Experiment;
import downhill.experiment.LargeExperiments;
import downhill.experiment.SmallExperiments;
import downhill.experiment.Training;
import downhill.math.Kernels;
import downhill.math.Stream;
import downhill.nn.BatchNorm;
import downhill.nn.Dense;
import downhill.nn.Layer;
import downhill.optim.DynamicLossScale;
import downhill.optim.LossScale;
import downhill.optim.Treatment;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;

/** What holds for the training of every legal experiment. */
class TrainingPropertyTest {
    private static final int UPDATES = 200;
    private static final int MANY_UPDATES = 1000;

    @Property(tries = 250, seed = "2")
    void itTrainsAndWhateverIsNotFiniteIsReported(@ForAll(supplier = SmallExperiments.class) Experiment experiment) {
        reports(experiment, UPDATES);
    }

    @Property(tries = 2000)
    @Tag("nightly")
    void everyLargerOneTrainsAndReportsToo(@ForAll(supplier = LargeExperiments.class) Experiment experiment) {
        reports(experiment, MANY_UPDATES);
    }

    private static void reports(Experiment experiment, int updates) {
        Trainer trainer = new Trainer(experiment);
        boolean stops = experiment.training().stopWhenDiverged();
        boolean rowsTell = stops && seesInABatchWhatARowSees(experiment);
        boolean wasFinite = true;
        while (trainer.update() < updates && trainer.step(Needs.NOTHING)) {
            if (stops) {
                stateIsFinite(trainer);
                batchIsFinite(trainer);
            }
            assertThat(wasFinite || !rowsTell)
                    .as("No update %d from a loss that is not finite", trainer.update())
                    .isTrue();
            wasFinite = Double.isFinite(trainer.history().last().train());
        }
        Divergence divergence = trainer.divergence();
        assertThat(trainer.update() == updates || trainer.finished() || divergence != null)
                .as("Why it stopped at update %d", trainer.update())
                .isTrue();
        if (divergence != null) {
            assertThat(stops).isTrue();
            assertThat(divergence.update()).isEqualTo(trainer.update());
            stateIsFinite(trainer);
            tellsItsCause(divergence);
        }
    }

    private static void tellsItsCause(Divergence divergence) {
        switch (divergence.cause()) {
            case LOSS_NOT_FINITE -> assertThat(divergence.value()).isNotFinite();
            case GRADIENT_NOT_FINITE,
                    STATISTICS_NOT_FINITE,
                    PARAMETERS_NOT_FINITE,
                    LOSS_TOO_LARGE,
                    LOSS_SCALE_EXHAUSTED -> assertThat(divergence.value()).isFinite();
        }
        switch (divergence.cause()) {
            case LOSS_NOT_FINITE, GRADIENT_NOT_FINITE, STATISTICS_NOT_FINITE, PARAMETERS_NOT_FINITE -> {
                assertThat(divergence.origin()).as("Origin of " + divergence).isNotNull();
                assertThat(divergence.origin().lastFinite()).isFinite();
                assertThat(divergence.origin().operation()).isNotEmpty();
            }
            case LOSS_TOO_LARGE, LOSS_SCALE_EXHAUSTED ->
                assertThat(divergence.origin()).isNull();
        }
    }

    /** The gradient of a scaled loss may overflow: then its norm says so. */
    private static void batchIsFinite(Trainer trainer) {
        Row row = trainer.history().last();
        assertThat(row.batchMin()).isFinite();
        assertThat(row.batchMax()).isFinite();
        assertThat(row.rate()).isFinite();
        if (trainer.experiment().training().treatment().stream().noneMatch(TrainingPropertyTest::scalesLoss)) {
            assertThat(trainer.descent().gradientNorm()).isFinite();
        }
    }

    private static boolean scalesLoss(Treatment treatment) {
        return treatment instanceof LossScale || treatment instanceof DynamicLossScale;
    }

    /** A row measures all examples, without dropout and with running statistics; a batch may see something else. */
    private static boolean seesInABatchWhatARowSees(Experiment experiment) {
        Training training = experiment.training();
        return training.batch() instanceof FullBatch
                && training.classWeights().isEmpty()
                && !training.optimizer().looksAhead()
                && experiment.network().layers().stream().allMatch(TrainingPropertyTest::isPlain);
    }

    private static boolean isPlain(Layer layer) {
        return !(layer instanceof Dense dense)
                || (dense.dropout() == 0 && !(dense.normalization() instanceof BatchNorm));
    }

    private static void stateIsFinite(Trainer trainer) {
        double[] parameters = trainer.ground().values().parameters();
        double[] buffers = trainer.ground().values().buffers();
        assertThat(Kernels.allFinite(parameters, parameters.length))
                .as("Finite parameters at update " + trainer.update())
                .isTrue();
        assertThat(Kernels.allFinite(buffers, buffers.length))
                .as("Finite buffers at update " + trainer.update())
                .isTrue();
    }

    @Property(tries = 100, seed = "3")
    void lookingAtItAndPausingChangeNothing(
            @ForAll(supplier = SmallExperiments.class) Experiment experiment, @ForAll long looks) {
        leavesNoTrace(experiment, looks, UPDATES);
    }

    @Property(tries = 300)
    @Tag("nightly")
    void lookingAtLargerOnesChangesNothingEither(
            @ForAll(supplier = LargeExperiments.class) Experiment experiment, @ForAll long looks) {
        leavesNoTrace(experiment, looks, MANY_UPDATES);
    }

    private static void leavesNoTrace(Experiment experiment, long looks, int updates) {
        Stream stream = Stream.of(looks, Stream.Purpose.NOISE);
        Trainer watched = new Trainer(experiment);
        Probe probe = new Probe(watched);
        boolean going = true;
        while (going && watched.update() < updates) {
            look(probe, stream.below(20), watched);
            going = watched.step(stream.below(2) == 0 ? Needs.ALL : Needs.NOTHING);
        }
        look(probe, 0, watched);
        Trainer alone = CardRuns.afterUpdates(experiment, updates);
        Twins.same(watched, alone);
    }

    /** Chance decides whether somebody looks, at a run that goes on or that is paused. */
    private static void look(Probe probe, int chance, Trainer trainer) {
        History.Position nothing = History.Position.NOTHING;
        switch (chance) {
            case 0 -> probe.frame(1, 0, Status.PAUSED, Interest.ALL, nothing);
            case 1 ->
                probe.frame(
                        1, 0, Status.TRAINING, Interest.ALL, trainer.history().end());
            case 2 -> probe.frame(1, 0, Status.PAUSED, new Interest(Set.of(), 1), nothing);
            case 3 -> trainer.now();
            case 4 -> trainer.snapshot();
            default -> {
                // Nobody looks.
            }
        }
    }
}
