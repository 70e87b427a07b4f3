package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import downhill.choice.Catalogue;
import downhill.choice.Choice;
import downhill.data.DataSpec;
import downhill.data.Dataset;
import downhill.data.MiniBatch;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import downhill.experiment.Network;
import downhill.experiment.OnSurface;
import downhill.experiment.Training;
import downhill.math.Tensor;
import downhill.nn.Activation;
import downhill.nn.BatchNorm;
import downhill.nn.Chunks;
import downhill.nn.Dense;
import downhill.nn.Initialiser;
import downhill.nn.Layer;
import downhill.nn.LayerNorm;
import downhill.nn.Loss;
import downhill.nn.NoNormalization;
import downhill.nn.Relu;
import downhill.nn.Rnn;
import downhill.nn.Tanh;
import downhill.nn.WholeTime;
import downhill.nn.XavierUniform;
import downhill.nn.Zeros;
import downhill.optim.ClipNorm;
import downhill.optim.LossScale;
import downhill.optim.NesterovLookahead;
import downhill.optim.Optimizer;
import downhill.optim.Sgd;
import downhill.surface.Ackley;
import downhill.surface.Sphere;
import downhill.surface.Surface;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The gradient of an update against the loss of its own batch. */
class GradientCheckTest {
    private static final Initialiser START = new XavierUniform(1);

    private static <T extends Choice> List<T> all(Class<T> family) {
        return Catalogue.of(family).ids().stream()
                .map(id -> ExperimentCodec.choice(family, id).orElseThrow())
                .toList();
    }

    private static Experiment dense(Layer... layers) {
        return Cards.first().withSubject(new Network(List.of(layers), START));
    }

    private static Experiment sequence(Layer layer, boolean everyStep) {
        DataSpec data = SequenceRuns.data(SequenceRuns.FIRST, 40);
        return SequenceRuns.experiment(data, List.of(layer), everyStep, new WholeTime(), 0.05);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void theCheckOfAnUpdateStaysTheSameWhenOthersFollowThatNobodyLooksAt(Optimizer optimizer) throws InvalidExperiment {
        Experiment experiment =
                Cards.first().withTraining(Cards.first().training().withOptimizer(optimizer, 0.01));
        Trainer trainer = CardRuns.afterUpdates(experiment, 5);
        AnatomyProbe probe = new AnatomyProbe(trainer);
        probe.follow(new WeightAddress(probe.tensors().getFirst().name(), 1, 0));
        trainer.step(Needs.NOTHING);
        GradientCheck before = probe.check().orElseThrow();
        probe.attend(false);
        for (int i = 0; i < 3; i++) {
            trainer.step(Needs.NOTHING);
            assertThat(probe.check()).contains(before);
        }
        probe.attend(true);
        trainer.step(Needs.NOTHING);
        assertThat(probe.check()).isPresent().isNotEqualTo(Optional.of(before));
    }

    static Stream<Optimizer> optimizers() {
        return all(Optimizer.class).stream();
    }

    static Stream<Experiment> networks() {
        List<Experiment> all = new ArrayList<>();
        for (Activation activation : all(Activation.class)) {
            all.add(dense(new Dense(5, activation, START, new NoNormalization())));
            all.add(sequence(new Rnn(3, activation, START, START, 0), false));
        }
        SequenceRuns.cells().forEach(cell -> all.add(sequence(cell, true)));
        all.add(dense(new Dense(6, new Tanh(), START, new BatchNorm(1e-5, 0.1))));
        all.add(dense(new Dense(6, new Tanh(), START, new LayerNorm(1e-5))));
        Layer residual = new Dense(6, new Tanh(), START, new BatchNorm(1e-5, 0.1), 0.3, true);
        all.add(dense(new Dense(6, new Tanh(), START, new NoNormalization(), 0.4, false), residual));
        return all.stream();
    }

    static Stream<Experiment> losses() {
        return all(Loss.class).stream().map(loss -> {
            List<Dataset> datasets = List.of(
                    Cards.first().data().dataset(),
                    ExperimentCodec.choice(Dataset.class, "sine").orElseThrow(),
                    ExperimentCodec.choice(Dataset.class, "blobs").orElseThrow());
            Dataset fitting = datasets.stream()
                    .filter(each -> loss.tasks().contains(each.task()))
                    .findFirst()
                    .orElseThrow();
            Experiment base = dense(new Dense(5, new Tanh(), START, new NoNormalization()));
            return base.withDataset(fitting).withTraining(base.training().withLoss(loss));
        });
    }

    private static List<GradientCheck> checks(Experiment experiment, int updates) throws InvalidExperiment {
        Experiment careful = experiment.withTraining(
                experiment.training().withOptimizer(new Sgd(), 0.01).withBatch(new MiniBatch(20)));
        List<GradientCheck> checks = new ArrayList<>();
        Trainer trainer = CardRuns.afterUpdates(careful, updates);
        AnatomyProbe probe = new AnatomyProbe(trainer);
        for (Tensor tensor : probe.tensors()) {
            for (int i = 0; i < Math.min(4, tensor.size()); i++) {
                int at = i * (tensor.size() - 1) / Math.max(1, Math.min(3, tensor.size() - 1));
                probe.follow(new WeightAddress(tensor.name(), at / tensor.columns(), at % tensor.columns()));
                trainer.step(Needs.NOTHING);
                GradientCheck check = probe.check().orElseThrow();
                assertThat(check.gradient())
                        .isEqualTo(probe.last()
                                .orElseThrow()
                                .find(Anatomy.Kind.RAW_GRADIENT)
                                .orElseThrow()
                                .value());
                assertThat(check.update()).isEqualTo(trainer.update());
                checks.add(check);
            }
        }
        return checks;
    }

    private static void agrees(GradientCheck check) {
        assertThat(check.kink()).as("%s", check).isFalse();
        assertThat(check.absolute()).as("%s", check).isLessThan(1e-6 * Math.abs(check.gradient()) + check.noise());
        assertThat(check.relative() * Math.max(Math.abs(check.gradient()), Math.abs(check.difference())))
                .isCloseTo(check.absolute(), within(1e-15));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void everyKindOfLayerHasTheGradientThatItsLossHas(Experiment experiment) throws InvalidExperiment {
        List<GradientCheck> checks = checks(experiment, 5);
        checks.forEach(GradientCheckTest::agrees);
        assertThat(checks).anyMatch(check -> Math.abs(check.gradient()) > 1e-3);
        assertThat(checks).allMatch(check -> check.noise() < 1e-8);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void everyLossToo(Experiment experiment) throws InvalidExperiment {
        checks(experiment, 5).forEach(GradientCheckTest::agrees);
    }

    @Test
    void penaltiesClassWeightsLossScaleTreatmentsAndTheSmallerLastBatchAreTakenIntoAccount() throws InvalidExperiment {
        Experiment base = dense(new Dense(5, new Tanh(), START, new NoNormalization(), 0.2, false));
        Experiment weighted = ExperimentCodec.with(base, "training.class_weights", "[1,3]");
        Experiment penalised =
                ExperimentCodec.with(ExperimentCodec.with(weighted, "training.l1", "0.01"), "training.l2", "0.1");
        Training training = penalised.training().withTreatment(List.of(new LossScale(3), new ClipNorm(1e-3)));
        checks(penalised.withTraining(training), 5).forEach(GradientCheckTest::agrees);
        Experiment odd = penalised.withTraining(training.withBatch(new MiniBatch(70)));
        Trainer trainer = new Trainer(odd);
        AnatomyProbe probe = new AnatomyProbe(trainer);
        probe.follow(new WeightAddress("0.weight", 2, 1));
        for (int i = 0; i < 6; i++) {
            trainer.step(Needs.NOTHING);
            agrees(probe.check().orElseThrow());
        }
    }

    @Test
    void anOptimizerThatLooksAheadIsCheckedWhereItLooked() throws InvalidExperiment {
        Experiment base = dense(new Dense(5, new Tanh(), START, new NoNormalization()));
        Trainer trainer =
                new Trainer(base.withTraining(base.training().withOptimizer(new NesterovLookahead(0.9, 0), 0.1)));
        AnatomyProbe probe = new AnatomyProbe(trainer);
        probe.follow(new WeightAddress("0.weight", 2, 1));
        for (int i = 0; i < 10; i++) {
            trainer.step(Needs.NOTHING);
            agrees(probe.check().orElseThrow());
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void aCheckChangesNothing(Experiment experiment) throws InvalidExperiment {
        Trainer watched = new Trainer(experiment);
        AnatomyProbe probe = new AnatomyProbe(watched);
        probe.follow(new WeightAddress(probe.tensors().getFirst().name(), 0, 0));
        assertThat(probe.check()).isEmpty();
        for (int i = 0; i < 5; i++) {
            watched.step(Needs.NOTHING);
            double[] buffers = watched.network().values().buffers().clone();
            GradientCheck check = probe.check().orElseThrow();
            assertThat(probe.check()).contains(check);
            assertThat(watched.network().values().buffers()).isEqualTo(buffers);
        }
        Twins.same(watched, CardRuns.afterUpdates(experiment, 5));
    }

    @Test
    void theStepIsTheOneThatIsStated() throws InvalidExperiment {
        GradientCheck small = surface(new Sphere(), 0.5, 1, 1);
        assertThat(small.h()).isEqualTo(Math.scalb(1.0, -17));
        GradientCheck large = surface(new Sphere(), 100, 1, 0);
        assertThat(large.h()).isEqualTo(100 * Math.scalb(1.0, -17));
        assertThat(large.difference()).isCloseTo(200, within(1e-6));
        assertThat(large.right() - large.left()).isCloseTo(2 * large.h(), within(2 * large.noise()));
    }

    private static GradientCheck surface(Surface surface, double x, double y, int row) throws InvalidExperiment {
        Experiment experiment = Cards.first().withSubject(new OnSurface(surface, x, y));
        Trainer trainer = new Trainer(experiment);
        AnatomyProbe probe = new AnatomyProbe(trainer);
        probe.follow(new WeightAddress("position", row, 0));
        trainer.step(Needs.NOTHING);
        return probe.check().orElseThrow();
    }

    @Test
    void everySurfaceHasTheGradientThatItsHeightHas() throws InvalidExperiment {
        for (Surface surface : all(Surface.class)) {
            for (int row = 0; row < 2; row++) {
                agrees(surface(surface, 0.75, -1.25, row));
            }
        }
    }

    @Test
    void aKinkIsNamedAndABottomIsNone() throws InvalidExperiment {
        assertThat(surface(new Sphere(), 0, 0, 0).kink()).isFalse();
        assertThat(surface(new Sphere(), 1e-9, 0, 0).kink()).isFalse();
        Ackley ackley = (Ackley) ExperimentCodec.choice(Surface.class, "ackley").orElseThrow();
        GradientCheck tip = surface(ackley, 0, 0, 0);
        assertThat(tip.kink()).isTrue();
        assertThat(tip.right()).isGreaterThan(1);
        assertThat(tip.left()).isLessThan(-1);
        GradientCheck beside = surface(ackley, Math.scalb(1.0, -19), 0, 0);
        assertThat(beside.kink()).isTrue();
        Experiment rectified = dense(new Dense(5, new Relu(), new Zeros(), new NoNormalization()));
        Trainer trainer = new Trainer(rectified);
        AnatomyProbe probe = new AnatomyProbe(trainer);
        probe.follow(new WeightAddress("0.weight", 2, 1));
        trainer.step(Needs.NOTHING);
        GradientCheck check = probe.check().orElseThrow();
        assertThat(check.kink()).isTrue();
        assertThat(check.gradient()).isZero();
        assertThat(check.left()).isNotEqualTo(check.right());
        Experiment lasso = ExperimentCodec.with(
                dense(new Dense(5, new Tanh(), new Zeros(), new NoNormalization())), "training.l1", "0.1");
        Trainer at = new Trainer(lasso);
        AnatomyProbe of = new AnatomyProbe(at);
        of.follow(new WeightAddress("0.weight", 2, 1));
        at.step(Needs.NOTHING);
        GradientCheck pointed = of.check().orElseThrow();
        assertThat(pointed.kink()).isTrue();
        assertThat(pointed.right() - pointed.left()).isCloseTo(0.2, within(1e-4));
    }

    @Test
    void inSimulatedPrecisionItIsNotOfferedExceptOnSurfacesThatKnowNone() throws InvalidExperiment {
        String half = "{\"id\":\"float16\",\"master\":true}";
        Trainer trainer = new Trainer(ExperimentCodec.with(Cards.first(), "training.precision", half));
        AnatomyProbe probe = new AnatomyProbe(trainer);
        probe.follow(new WeightAddress("0.weight", 0, 0));
        trainer.step(Needs.NOTHING);
        assertThat(probe.last()).isPresent();
        assertThat(probe.check()).isEmpty();
        Experiment surface = ExperimentCodec.with(Cards.first(), "training.precision", half)
                .withSubject(new OnSurface(new Sphere(), 1, 1));
        Trainer point = new Trainer(surface);
        AnatomyProbe on = new AnatomyProbe(point);
        on.follow(new WeightAddress("position", 0, 0));
        point.step(Needs.NOTHING);
        agrees(on.check().orElseThrow());
    }

    @Test
    void truncatedTimeDeviatesAsItMust() throws InvalidExperiment {
        Experiment whole = sequence(SequenceRuns.RNN, false);
        Network network = whole.network();
        Experiment cut = whole.withSubject(new Network(network.layers(), network.output(), false, new Chunks(2)));
        Trainer trainer = new Trainer(cut);
        AnatomyProbe probe = new AnatomyProbe(trainer);
        probe.follow(new WeightAddress("0.weight_hh", 1, 2));
        trainer.step(Needs.NOTHING);
        GradientCheck check = probe.check().orElseThrow();
        assertThat(check.kink()).isFalse();
        assertThat(check.relative()).isGreaterThan(1e-3);
    }
}
