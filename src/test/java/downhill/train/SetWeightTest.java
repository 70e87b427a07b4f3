package downhill.train;

import static downhill.train.Followed.parameter;
import static downhill.train.Followed.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import downhill.choice.Problem;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.InvalidExperiment;
import downhill.measure.Compass;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A weight that is set by hand, between two updates. */
class SetWeightTest {
    private static final Experiment RINGS = with(Cards.first(), "training.optimizer", "\"adam\"");
    private static final WeightAddress WEIGHT = new WeightAddress("2.weight", 3, 5);

    private static SetWeight set(double value) {
        return new SetWeight(WEIGHT, value);
    }

    private static Trainer trained(Experiment experiment, int updates) {
        Trainer trainer = new Trainer(experiment);
        advance(trainer, updates);
        return trainer;
    }

    private static void advance(Trainer trainer, int updates) {
        for (int i = 0; i < updates; i++) {
            trainer.step(Needs.NOTHING);
        }
    }

    private static Frame frame(Probe probe) {
        return probe.frame(1, 0, Status.PAUSED, Interest.ALL, History.Position.NOTHING);
    }

    @Test
    void itIsThatNumberAndNothingElseHasMoved() throws InvalidExperiment {
        Trainer trainer = trained(RINGS, 30);
        double[] before = trainer.parameters();
        double[] velocity = trainer.descent().state().slot(0).clone();
        trainer.apply(set(-1.0 / 3));
        before[WEIGHT.in(trainer.ground().layout())] = -1.0 / 3;
        assertThat(trainer.parameters()).isEqualTo(before);
        assertThat(trainer.descent().state().slot(0)).as("what Adam remembers").isEqualTo(velocity);
        assertThat(trainer.descent().state().updates()).isEqualTo(30);
        assertThat(trainer.update()).isEqualTo(30);
        assertThat(trainer.experiment()).isEqualTo(RINGS);
        assertThat(trainer.recording().journal()).containsExactly(new Recording.Entry(30, set(-1.0 / 3)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 33, 100})
    void aReplayHasTheSameBitsFromTheStartAndFromAnySnapshot(int at) throws InvalidExperiment {
        Trainer trainer = trained(RINGS, Math.min(at, 20));
        Snapshot early = trainer.snapshot();
        advance(trainer, at - Math.min(at, 20));
        trainer.apply(set(2));
        Snapshot there = trainer.snapshot();
        trainer.apply(new SetWeight(new WeightAddress("0.bias", 2, 0), -0.5));
        advance(trainer, 100 - at);
        assertThat(trainer.fingerprint()).isNotEqualTo(trained(RINGS, 100).fingerprint());
        Recording recording = trainer.recording();
        Twins.same(recording.replay(100), trainer);
        for (Snapshot each : List.of(early, there)) {
            Snapshot read = SnapshotCodec.read(SnapshotCodec.write(each), RINGS).orElseThrow();
            assertThat(read.recording()).isEqualTo(each.recording());
            Twins.same(recording.replay(read, 100), trainer);
        }
    }

    @Test
    void beforeTheFirstUpdateItStaysInTheJournalWhileTheExperimentTakesUpTheOtherEdits() throws InvalidExperiment {
        Edit rate = new Edit.Change("training.learning_rate", "0.5");
        Trainer trainer = new Trainer(RINGS);
        trainer.apply(set(2));
        trainer.apply(rate);
        Recording begun = trainer.recording().until(0, set(3));
        assertThat(begun.experiment()).isEqualTo(rate.applyTo(RINGS));
        assertThat(begun.journal()).containsExactly(new Recording.Entry(0, set(2)), new Recording.Entry(0, set(3)));
        assertThat(parameter(begun.replay(0), WEIGHT)).isEqualTo(3);
        Recording other = trainer.recording().until(0, new Edit.Change("subject.layers", "[]"));
        assertThat(other.journal()).as("of other weights").isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"id":"float32","master":false}
            {"id":"float32","master":true}
            "float16"
            "bfloat16"
            """)
    void whereNumbersAreRoundedTheNetworkComputesWithTheRoundedOne(String precision) throws InvalidExperiment {
        Trainer trainer = trained(with(RINGS, "training.precision", precision), 5);
        trainer.apply(set(1.0 / 3));
        double rounded = trainer.experiment().training().precision().round(1.0 / 3);
        assertThat(rounded).isNotEqualTo(1.0 / 3);
        assertThat(trainer.parameters()[WEIGHT.in(trainer.ground().layout())]).isEqualTo(rounded);
        double master = trainer.experiment().training().precision().master() ? 1.0 / 3 : rounded;
        assertThat(parameter(trainer, WEIGHT)).isEqualTo(master);
        trainer.apply(set(SetWeight.LARGEST));
        assertThat(trainer.parameters()[WEIGHT.in(trainer.ground().layout())]).isFinite();
        advance(trainer, 5);
        Twins.same(trainer.recording().replay(trainer.update()), trainer);
    }

    @Test
    void theNextFrameShowsWhatTheNetworkAnswersWithIt() throws InvalidExperiment {
        Trainer trainer = trained(RINGS, 10);
        Probe probe = new Probe(trainer);
        probe.follow(WEIGHT);
        Frame before = frame(probe);
        assertThat(before.look().followed()).isEqualTo(new WeightNow(WEIGHT, parameter(trainer, WEIGHT)));
        trainer.apply(set(7));
        Frame after = frame(probe);
        Frame afresh = frame(new Probe(trainer.recording().replay(10)));
        assertThat(after.readings()).isEqualTo(afresh.readings()).isNotEqualTo(before.readings());
        assertThat(after.readings().update()).isEqualTo(10);
        assertThat(after.look().followed()).isEqualTo(new WeightNow(WEIGHT, 7));
        assertThat(after.picture()).usingRecursiveComparison().isEqualTo(afresh.picture());
        assertThat(after.weights()).usingRecursiveComparison().isEqualTo(afresh.weights());
        assertThat(after.fingerprint()).isEqualTo(trainer.fingerprint()).isNotEqualTo(before.fingerprint());
    }

    @Test
    void whileItTrainsEveryPartIsMeasuredAgainToo() throws InvalidExperiment {
        Trainer trainer = trained(RINGS, 10);
        Probe probe = new Probe(trainer);
        Frame _ = frame(probe);
        trainer.apply(set(7));
        for (Measurement part : List.of(Measurement.OUTPUT, Measurement.WEIGHTS, Measurement.METRICS)) {
            assertThat(probe.isStale(part, true)).as(part.name()).isTrue();
            probe.refresh(part, true);
            assertThat(probe.isStale(part, true)).as(part.name()).isFalse();
        }
    }

    @Test
    void whatTheLastUpdateDidStaysWhatItWas() throws InvalidExperiment {
        Trainer trainer = new Trainer(RINGS);
        Probe probe = new Probe(trainer);
        probe.follow(WEIGHT);
        advance(trainer, 9);
        trainer.step(Needs.ALL);
        Frame before = frame(probe);
        GradientCheck check = probe.check().orElseThrow();
        trainer.apply(set(9));
        Frame after = frame(probe);
        assertThat(after.look().layers().get(1).relativeStep())
                .isEqualTo(before.look().layers().get(1).relativeStep());
        Compass compass = after.look().compass();
        assertThat(compass).usingRecursiveComparison().isEqualTo(before.look().compass());
        assertThat(after.look().anatomy())
                .usingRecursiveComparison()
                .isEqualTo(before.look().anatomy());
        assertThat(probe.check()).contains(check);
    }

    @Test
    void aPointOnASurfaceAndTheWeightsOfALineLeaveTheirTrail() throws InvalidExperiment {
        for (String card : List.of("p1", "p7")) {
            Experiment experiment = Cards.find(card).orElseThrow().start().experiment();
            Trainer trainer = trained(experiment, 3);
            String tensor = trainer.ground().layout().tensors().getFirst().name();
            trainer.apply(new SetWeight(new WeightAddress(tensor, 0, 0), 0.25));
            double[] trail = trainer.ground().trail();
            assertThat(trail[trail.length - 2]).isEqualTo(0.25);
            advance(trainer, 3);
            Trainer again = trainer.recording().replay(6);
            Twins.same(again, trainer);
            assertThat(again.ground().trail()).isEqualTo(trainer.ground().trail());
        }
    }

    @Test
    void verdictsOfBeforeAreNoVerdictsOfAfter() throws InvalidExperiment {
        Trainer trainer = trained(RINGS, 64);
        Recorder.State before = trainer.recorder().state();
        trainer.apply(set(1));
        assertThat(trainer.recorder().state().diagnosis()).isNotEqualTo(before.diagnosis());
        assertThat(trainer.verdicts()).isEmpty();
        assertThat(trainer.history().rows()).as("the past stays").hasSize(65);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            no_such_weight_path | weight                | weight.2.weight           | 1
            no_such_weight_path | weight                | weight.2.weight[3]        | 1
            no_such_weight_path | weight                | weight.2.weight[-1][0]    | 1
            no_such_weight_path | weight                | weight.2.weight[1][1].x   | 1
            no_such_path        | weight                | weight                    | 1
            unknown_choice      | weight.tensor         | weight.9.weight[0][0]     | 1
            out_of_range        | weight.row            | weight.2.weight[8][0]     | 1
            out_of_range        | weight.column         | weight.2.weight[0][8]     | 1
            out_of_range        | weight.column         | weight.2.bias[0][1]       | 1
            out_of_range        | weight.value          | weight.2.weight[3][5]     | 10000.001
            out_of_range        | weight.value          | weight.2.weight[3][5]     | -1e5
            not_a_number        | weight.value          | weight.2.weight[3][5]     | 1e999
            not_a_number        | weight.value          | weight.2.weight[3][5]     | "2"
            not_a_number        | weight.value          | weight.2.weight[3][5]     | null
            not_json            | ''                    | weight.2.weight[3][5]     | NaN
            """)
    void whatIsNotLegalIsRefusedByItsFieldAndChangesNothing(String code, String field, String path, String json) {
        Trainer trainer = trained(RINGS, 7);
        String before = trainer.fingerprint();
        InvalidExperiment refused =
                catchThrowableOfType(InvalidExperiment.class, () -> trainer.apply(Edit.of(path, json)));
        assertThat(refused.problems()).singleElement().extracting(Problem::code).isEqualTo(code);
        assertThat(refused.problems().getFirst().path()).isEqualTo(field);
        assertThat(trainer.fingerprint()).isEqualTo(before);
        assertThat(trainer.recording().journal()).isEmpty();
        assertThat(catchThrowableOfType(InvalidExperiment.class, () -> trainer.place(Edit.of(path, json))))
                .isNotNull();
    }

    @Test
    void itsPathAndValueTellItExactly() throws InvalidExperiment {
        for (double value : new double[] {0, -0.0, 1.0 / 3, -1e-300, 10_000, -10_000, 4.9e-324, 2}) {
            SetWeight edit = set(value);
            assertThat(Edit.of(edit.path(), edit.json())).isEqualTo(edit);
        }
        assertThat(set(-0.0)).isEqualTo(set(0));
        assertThat(set(2).path()).isEqualTo("weight.2.weight[3][5]");
    }
}
