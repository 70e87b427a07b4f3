package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.data.Csv;
import downhill.data.DataSpec;
import downhill.data.FullBatch;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.InvalidExperiment;
import downhill.experiment.Network;
import downhill.experiment.Training;
import downhill.nn.Bfloat16;
import downhill.nn.Float16;
import downhill.nn.Float32;
import downhill.nn.Float64;
import downhill.nn.Mse;
import downhill.nn.Precision;
import downhill.nn.Zeros;
import downhill.optim.Constant;
import downhill.optim.DynamicLossScale;
import downhill.optim.LossScale;
import downhill.optim.Sgd;
import downhill.optim.Treatment;
import downhill.train.Divergence.Cause;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Training in small floats. */
class PrecisionTrainingTest {
    private static final Experiment RINGS = Cards.first();
    /** Far more updates than may be skipped in a row. */
    private static final int MANY = 60;

    private static Training training(Precision precision, double rate, boolean stop, Treatment... treatments) {
        return new Training(
                new Mse(),
                new Sgd(),
                rate,
                new Constant(),
                new FullBatch(),
                false,
                List.of(treatments),
                0,
                0,
                0,
                List.of(),
                precision,
                stop);
    }

    /** A straight line through points whose slope is given; x from 0 to 2. */
    private static Experiment line(int rows, double slope, Training training) {
        StringBuilder text = new StringBuilder("x,y\n");
        for (int i = 0; i < rows + 1; i++) {
            double x = 2.0 * i / rows;
            text.append(x).append(',').append(slope * x).append('\n');
        }
        DataSpec data = new DataSpec(new Csv(text.toString()), rows, 1, 1, false);
        return RINGS.withData(data)
                .withSubject(new Network(List.of(), new Zeros()))
                .withTraining(training);
    }

    private static double[] parameters(Trainer trainer) {
        return trainer.ground().values().parameters();
    }

    private static Trainer trained(Experiment experiment, int updates) {
        Trainer trainer = new Trainer(experiment);
        for (int i = 0; i < updates; i++) {
            assertThat(trainer.step(Needs.NOTHING)).isTrue();
        }
        return trainer;
    }

    static List<Precision> withMaster() {
        return List.of(new Float32(true), new Bfloat16(true), new Float16(true));
    }

    static List<Precision> withoutMaster() {
        return List.of(new Float32(false), new Bfloat16(false), new Float16(false));
    }

    private static double unitAtOne(Precision precision) {
        return switch (precision) {
            case Float64 _ -> Math.ulp(1.0);
            case Float32 _ -> Math.ulp(1f);
            case Bfloat16 _ -> 0x1p-7;
            case Float16 _ -> 0x1p-10;
        };
    }

    /** Weight and bias 1 under a line of slope 3, with steps of less than a tenth of a unit. */
    private static Trainer atOne(Precision precision) {
        Trainer trainer = new Trainer(line(8, 3, training(precision, unitAtOne(precision) / 100, true)));
        Arrays.fill(parameters(trainer), 1);
        trainer.ground().changed();
        return trainer;
    }

    @ParameterizedTest
    @MethodSource("withMaster")
    void updatesOfLessThanOneUnitAddUpInAMasterCopy(Precision precision) {
        Trainer trainer = atOne(precision);
        double unit = unitAtOne(precision);
        for (int i = 0; i < 500; i++) {
            double before = parameters(trainer)[0];
            assertThat(trainer.step(Needs.NOTHING)).isTrue();
            double step = parameters(trainer)[0] - before;
            assertThat(step).isPositive().isLessThan(unit / 4);
            double working = trainer.network().working().parameters()[0];
            assertThat(working).isEqualTo(precision.round(parameters(trainer)[0]));
        }
        assertThat(trainer.network().working().parameters()[0]).isGreaterThan(1 + 5 * unit);
    }

    @ParameterizedTest
    @MethodSource("withoutMaster")
    void updatesOfLessThanOneUnitVanishWithoutAMasterCopy(Precision precision) {
        Trainer trainer = atOne(precision);
        for (int i = 0; i < 500; i++) {
            assertThat(trainer.step(Needs.ALL)).isTrue();
        }
        assertThat(trainer.descent().gradient()[0]).isLessThan(-1);
        assertThat(parameters(trainer)).containsOnly(1);
    }

    @ParameterizedTest
    @MethodSource("withoutMaster")
    void everythingThatTrainsWithoutAMasterCopyIsOfTheFormat(Precision precision) {
        Training training = training(precision, 0.1, true);
        Trainer trainer = new Trainer(RINGS.withTraining(training));
        double[] start = parameters(trainer).clone();
        for (int i = 0; i < 20; i++) {
            assertThat(Arrays.stream(parameters(trainer))).allMatch(each -> precision.round(each) == each);
            assertThat(trainer.step(Needs.ALL)).isTrue();
            assertThat(Arrays.stream(trainer.descent().gradient())).allMatch(each -> precision.round(each) == each);
        }
        assertThat(parameters(trainer)).isNotEqualTo(start);
    }

    @Test
    void doublePrecisionIsWhatThereWasBefore() {
        Trainer small = trained(RINGS.withTraining(training(new Float32(true), 0.1, true)), 20);
        Trainer large = trained(RINGS.withTraining(training(new Float64(), 0.1, true)), 20);
        Trainer plain = trained(
                RINGS.withTraining(
                        new Training(new Mse(), new Sgd(), 0.1, new Constant(), new FullBatch(), false, List.of(), 0)),
                20);
        assertThat(large.fingerprint()).isEqualTo(plain.fingerprint());
        assertThat(small.fingerprint()).isNotEqualTo(plain.fingerprint());
        for (int i = 0; i < parameters(plain).length; i++) {
            assertThat(parameters(small)[i])
                    .isCloseTo(parameters(plain)[i], org.assertj.core.api.Assertions.within(1e-4));
        }
    }

    @Test
    void gradientsThatUnderflowTeachNothingUntilTheLossIsScaled() {
        int rows = 2000;
        double slope = 1e-5; // an error, divided among all rows, is below half of the smallest float16
        Trainer plain = trained(line(rows, slope, training(new Float16(true), 0.1, true)), 200);
        assertThat(plain.descent().gradient()).containsOnly(0);
        assertThat(parameters(plain)).containsOnly(0);
        Trainer scaled = trained(line(rows, slope, training(new Float16(true), 0.1, true, new LossScale(65536))), 200);
        assertThat(CardRuns.sets(scaled).train().metric()).isGreaterThan(0.9);
        Trainer dynamic = trained(
                line(rows, slope, training(new Float16(true), 0.1, true, new DynamicLossScale(65536, 2, 0.5, 50))),
                200);
        assertThat(CardRuns.sets(dynamic).train().metric()).isGreaterThan(0.9);
    }

    private static Trainer overflowing(boolean stop, Treatment treatment) {
        return new Trainer(line(8, 3, training(new Float16(true), 0.01, stop, treatment)));
    }

    @Test
    void twentyOverflowsInARowAreDivergence() {
        Trainer trainer = overflowing(true, new LossScale(1e9));
        double[] start = parameters(trainer).clone();
        for (int i = 1; i < 20; i++) {
            assertThat(trainer.step(Needs.ALL)).as("update " + i).isTrue();
            assertThat(trainer.descent().skipped()).isEqualTo(i);
        }
        assertThat(trainer.step(Needs.ALL)).isFalse();
        assertThat(trainer.divergence().cause()).isEqualTo(Cause.LOSS_SCALE_EXHAUSTED);
        assertThat(trainer.divergence().update()).isEqualTo(20);
        assertThat(parameters(trainer)).isEqualTo(start);
        assertThat(trainer.descent().state().updates()).isZero();
    }

    @Test
    void overflowsAreCountedAcrossARestore() {
        Trainer trainer = overflowing(true, new LossScale(1e9));
        for (int i = 1; i < 20; i++) {
            trainer = Trainer.restore(trainer.snapshot());
            assertThat(trainer.step(Needs.ALL)).isTrue();
        }
        assertThat(Trainer.restore(trainer.snapshot()).step(Needs.ALL)).isFalse();
    }

    @Test
    void whereNothingStopsARunItSkipsForever() {
        Trainer trainer = overflowing(false, new LossScale(1e9));
        for (int i = 0; i < MANY; i++) {
            assertThat(trainer.step(Needs.ALL)).isTrue();
        }
        assertThat(trainer.descent().skipped()).isEqualTo(MANY);
        assertThat(trainer.divergence()).isNull();
        assertThat(parameters(trainer)).containsOnly(0);
    }

    @Test
    void aScaleThatFallsUntilItFitsSkipsAFewUpdatesAndThenTrains() {
        Trainer trainer = overflowing(true, new DynamicLossScale(1e9, 2, 0.5, 1));
        long most = 0;
        long skips = 0;
        for (int i = 0; i < MANY; i++) {
            assertThat(trainer.step(Needs.ALL)).isTrue();
            most = Math.max(most, trainer.descent().skipped());
            skips += trainer.descent().skipped() > 0 ? 1 : 0;
        }
        // It grows after every success, so that it overflows again and again, but never often in a row.
        assertThat(most).isBetween(10L, 19L);
        assertThat(skips).isGreaterThan(most);
        assertThat(trainer.descent().state().updates()).isEqualTo(MANY - skips);
        assertThat(Arrays.stream(parameters(trainer))).allMatch(each -> each > 0);
    }

    @Test
    void newTreatmentsCountFromTheBeginning() throws InvalidExperiment {
        Trainer trainer = overflowing(true, new LossScale(1e9));
        for (int i = 1; i < 20; i++) {
            trainer.step(Needs.ALL);
        }
        trainer.apply(new Edit.Change("training.treatment", "[{\"id\":\"loss_scale\",\"scale\":1e8}]"));
        for (int i = 1; i < 20; i++) {
            assertThat(trainer.step(Needs.ALL)).isTrue();
        }
        assertThat(trainer.step(Needs.ALL)).isFalse();
        assertThat(trainer.update()).isEqualTo(39);
    }

    @Test
    void aWeightThatOverflowsTheFormatIsNotKept() {
        for (boolean master : new boolean[] {true, false}) {
            Trainer trainer = new Trainer(line(8, 3, training(new Float16(master), 1e4, true)));
            while (trainer.step(Needs.ALL)) {
                assertThat(trainer.update()).isLessThan(100);
            }
            assertThat(Arrays.stream(parameters(trainer))).allMatch(Double::isFinite);
            assertThat(Arrays.stream(trainer.network().working().parameters())).allMatch(Double::isFinite);
            assertThat(trainer.divergence().cause()).isEqualTo(Cause.PARAMETERS_NOT_FINITE);
            assertThat(trainer.divergence().origin().operation()).startsWith("optimizer 0.");
        }
    }
}
