package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import downhill.choice.Catalogue;
import downhill.choice.Choice;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import downhill.experiment.Links;
import downhill.experiment.OnSurface;
import downhill.math.Layout;
import downhill.nn.Float16;
import downhill.optim.ClipNorm;
import downhill.optim.GradientNoise;
import downhill.optim.LossScale;
import downhill.optim.Momentum;
import downhill.optim.Optimizer;
import downhill.optim.OptimizerState;
import downhill.optim.Sgd;
import downhill.optim.StepDrops;
import downhill.optim.Treatment;
import downhill.surface.Ravine;
import downhill.surface.Rosenbrock;
import downhill.surface.Sphere;
import downhill.surface.Surface;
import downhill.train.Divergence.Cause;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A point that descends on a toy surface, with everything that trains networks. */
class SurfaceTrainingTest {
    private static final int UPDATES = 300;

    private static <T extends Choice> List<T> all(Class<T> family) {
        return Catalogue.of(family).ids().stream()
                .map(id -> ExperimentCodec.choice(family, id).orElseThrow())
                .toList();
    }

    static List<Optimizer> optimizers() {
        return all(Optimizer.class);
    }

    static List<Surface> surfaces() {
        return all(Surface.class);
    }

    private static Experiment on(Surface surface, Optimizer optimizer, double rate, Treatment... treatments) {
        Experiment first = Cards.first().withSubject(OnSurface.of(surface));
        return first.withTraining(
                first.training().withOptimizer(optimizer, rate).withTreatment(List.of(treatments)));
    }

    private static double[] position(Trainer trainer) {
        return trainer.ground().values().parameters();
    }

    private static Trainer trained(Experiment experiment, int updates) {
        Trainer trainer = new Trainer(experiment);
        for (int i = 0; i < updates; i++) {
            assertThat(trainer.step(Needs.NOTHING)).isTrue();
        }
        return trainer;
    }

    @TestFactory
    List<DynamicTest> everyOptimizerDescendsOnEverySurfaceOrSaysWhyNot() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Surface surface : surfaces()) {
            for (Optimizer optimizer : optimizers()) {
                tests.add(DynamicTest.dynamicTest(surface.id() + ", " + optimizer.id(), () -> {
                    for (double rate : new double[] {1e-4, 0.01, 1}) {
                        descends(on(surface, optimizer, rate));
                    }
                }));
            }
        }
        return tests;
    }

    private static void descends(Experiment experiment) {
        Trainer trainer = new Trainer(experiment);
        int updates = 0;
        while (updates < UPDATES && trainer.step(Needs.NOTHING)) {
            updates++;
        }
        assertThat(position(trainer)).doesNotContain(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
        if (updates < UPDATES) {
            assertThat(trainer.divergence()).isNotNull();
            assertThat(trainer.divergence().update()).isEqualTo(updates + 1L);
        } else {
            assertThat(trainer.divergence()).isNull();
            assertThat(trainer.history().last().train()).isFinite();
        }
    }

    @ParameterizedTest
    @MethodSource("surfaces")
    void aSmallEnoughStepAgainstTheGradientGoesDown(Surface surface) {
        Trainer trainer = trained(on(surface, new Sgd(), 1e-5), UPDATES);
        List<Double> heights = trainer.history().rows().stream().map(Row::train).toList();
        for (int i = 1; i < heights.size(); i++) {
            assertThat(heights.get(i)).isLessThan(heights.get(i - 1));
        }
    }

    @Test
    void plainDescentOnABowlShrinksEachAxisByItsOwnFactor() {
        double rate = 0.015;
        for (double k : new double[] {1, 10, 100}) {
            OnSurface start = OnSurface.of(new Ravine(k));
            Trainer trainer = new Trainer(on(new Ravine(k), new Sgd(), rate));
            for (int t = 1; t <= 100; t++) {
                trainer.step(Needs.NOTHING);
                double x = start.x() * Math.pow(1 - rate, t);
                double y = start.y() * Math.pow(1 - rate * k, t);
                assertThat(position(trainer)[0]).isCloseTo(x, within(1e-12 * Math.abs(x)));
                assertThat(position(trainer)[1]).isCloseTo(y, within(1e-12 * Math.abs(start.y())));
            }
        }
        OnSurface start = OnSurface.of(new Sphere());
        Trainer trainer = trained(on(new Sphere(), new Sgd(), 0.2), 50);
        assertThat(position(trainer)[0]).isCloseTo(start.x() * Math.pow(0.6, 50), within(1e-24));
        assertThat(position(trainer)[1]).isCloseTo(start.y() * Math.pow(0.6, 50), within(1e-24));
    }

    @Test
    void aStepOfTwiceTheInverseCurvatureIsTheEdgeOfStability() {
        Ravine ravine = new Ravine(100);
        assertThat(trained(on(ravine, new Sgd(), 0.0199), 2000).history().last().train())
                .isLessThan(0.01);
        Trainer over = new Trainer(on(ravine, new Sgd(), 0.0201));
        while (over.step(Needs.NOTHING)) {
            assertThat(over.update()).isLessThan(2000);
        }
        assertThat(over.divergence().cause()).isEqualTo(Cause.LOSS_TOO_LARGE);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void anOptimizerStepsAsItDoesByHand(Optimizer optimizer) {
        Surface surface = new Rosenbrock(1, 100);
        double rate = 1e-3;
        Trainer trainer = new Trainer(on(surface, optimizer, rate));
        Layout.Builder builder = new Layout.Builder();
        builder.add("position", 2, 1);
        Layout layout = builder.build();
        OptimizerState state = new OptimizerState(optimizer, 2);
        double[] p = {surface.startX(), surface.startY()};
        double[] gradient = new double[2];
        for (int t = 0; t < UPDATES; t++) {
            double[] at = p.clone();
            optimizer.lookAhead(at, state);
            surface.gradient(at[0], at[1], gradient);
            state.count();
            optimizer.update(p, gradient, rate, state, layout);
            assertThat(trainer.step(Needs.NOTHING)).isTrue();
            assertThat(position(trainer)).isEqualTo(p);
        }
        assertThat(trainer.history().last().train()).isEqualTo(surface.value(p[0], p[1]));
    }

    @ParameterizedTest
    @MethodSource("surfaces")
    void itIsWrittenAndReadAndShared(Surface surface) throws InvalidExperiment {
        Experiment experiment = Cards.first().withSubject(new OnSurface(surface, -1.25, 3));
        assertThat(ExperimentCodec.read(ExperimentCodec.write(experiment))).isEqualTo(experiment);
        assertThat(ExperimentCodec.read(ExperimentCodec.writeCompact(experiment)))
                .isEqualTo(experiment);
        assertThat(Links.decode(Links.encode(experiment))).isEqualTo(experiment);
        String json = "{\"format\":1,\"subject\":{\"id\":\"surface\",\"surface\":\"%s\"}}".formatted(surface.id());
        assertThat(ExperimentCodec.read(json).subject()).isEqualTo(new OnSurface(surface, 1, 1));
    }

    @ParameterizedTest
    @MethodSource("surfaces")
    void aFrameOfItHasNoLayersAndShowsThePoint(Surface surface) {
        Trainer trainer = trained(on(surface, new Sgd(), 1e-5), 3);
        for (Status status : Status.values()) {
            Frame frame = new Probe(trainer).frame(1, 0, status, Interest.ALL, History.Position.NOTHING);
            double[] places = ((Picture.Path) frame.picture()).places();
            assertThat(places).hasSize(2 * 4).startsWith(surface.startX(), surface.startY());
            assertThat(places).endsWith(position(trainer));
            assertThat(frame.gradients()).isEmpty();
            assertThat(frame.weights()).isEmpty();
            assertThat(frame.errorSignal()).isEmpty();
            assertThat(frame.series().rows()).hasSize(4);
            assertThat(frame.fingerprint()).isEqualTo(trainer.fingerprint());
            assertThat(frame.readings().trainLoss())
                    .isEqualTo(surface.value(position(trainer)[0], position(trainer)[1]));
            assertThat(frame.progress().epoch()).isEqualTo(3);
        }
        assertThat(trainer.now().update()).isEqualTo(3);
        assertThatThrownBy(trainer::network).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void aRunRestoredHalfWayGoesOnWithTheSameBits(Optimizer optimizer) throws InvalidExperiment {
        Experiment experiment = on(new Rosenbrock(1, 100), optimizer, 1e-3, new GradientNoise(0.01, 0.55));
        Trainer whole = trained(experiment, 100);
        Trainer half = Trainer.restore(trained(experiment, 50).snapshot());
        for (int i = 0; i < 50; i++) {
            half.step(Needs.NOTHING);
        }
        assertThat(half.fingerprint()).isEqualTo(whole.fingerprint());
        assertThat(half.history().rows())
                .usingRecursiveComparison()
                .isEqualTo(whole.history().rows());
        assertThat(whole.recording().replay(100).fingerprint()).isEqualTo(whole.fingerprint());
    }

    @Test
    void everyUpdateIsAnEpoch() {
        Experiment experiment = on(new Sphere(), new Sgd(), 0.01);
        Trainer trainer = new Trainer(experiment.withTraining(
                experiment.training().withSchedule(new StepDrops(10, 0.5)).withEpochs(25)));
        int updates = 0;
        while (trainer.step(Needs.NOTHING)) {
            updates++;
            assertThat(trainer.epoch()).isEqualTo(updates);
        }
        assertThat(updates).isEqualTo(25);
        assertThat(trainer.finished()).isTrue();
    }

    @Test
    void treatmentsDoWhatTheyDoToNetworks() {
        Surface surface = new Rosenbrock(1, 100);
        Optimizer optimizer = new Momentum(0.9, 0);
        double[] plain = position(trained(on(surface, optimizer, 1e-4), 50));
        assertThat(position(trained(on(surface, optimizer, 1e-4, new LossScale(4096)), 50)))
                .isEqualTo(plain);
        Trainer clipped = new Trainer(on(surface, new Sgd(), 0.5, new ClipNorm(0.01, 2)));
        double[] before = position(clipped).clone();
        clipped.step(Needs.NOTHING);
        double length = Math.hypot(position(clipped)[0] - before[0], position(clipped)[1] - before[1]);
        assertThat(length).isCloseTo(0.005, within(1e-9));
    }

    @Test
    void itIsComputedInDoublePrecisionWhateverNetworksAre() throws InvalidExperiment {
        Experiment experiment = on(new Sphere(), new Sgd(), 0.01);
        Experiment small = ExperimentCodec.with(experiment, "training.precision", "\"float16\"");
        assertThat(small.training().precision()).isEqualTo(new Float16(true));
        assertThat(position(trained(small, 50))).isEqualTo(position(trained(experiment, 50)));
    }

    @Test
    void anEditChangesWhatComesAfterIt() throws InvalidExperiment {
        Trainer trainer = trained(on(new Sphere(), new Sgd(), 0.1), 10);
        trainer.apply(new Edit.Change("training.learning_rate", "0.25"));
        double before = position(trainer)[0];
        trainer.step(Needs.NOTHING);
        assertThat(position(trainer)[0]).isEqualTo(before - 0.25 * 2 * before);
        assertThatThrownBy(() -> trainer.apply(new Edit.Change("subject.x", "2")))
                .isInstanceOf(InvalidExperiment.class);
    }

    @Test
    void aRunThatIsTooFastStopsWhereNumbersAreFinite() {
        Trainer trainer = new Trainer(on(new Rosenbrock(1, 100), new Sgd(), 1e4));
        while (trainer.step(Needs.NOTHING)) {
            assertThat(trainer.update()).isLessThan(100);
        }
        assertThat(trainer.divergence().cause()).isIn(Cause.LOSS_TOO_LARGE, Cause.LOSS_NOT_FINITE);
        assertThat(position(trainer)).doesNotContain(Double.NaN, Double.POSITIVE_INFINITY);
    }
}
