package downhill.train;

import static downhill.train.Followed.WEIGHT;
import static downhill.train.Followed.followed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import downhill.choice.Problem;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.InvalidExperiment;
import downhill.math.Tensor;
import downhill.nn.Chunks;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every element has an address, and only that one. */
class WeightAddressTest {
    @Test
    void everyTensorIsListedAndEveryElementHasAnAddress() throws InvalidExperiment {
        Experiment recurrent = SequenceRuns.experiment(
                SequenceRuns.data(SequenceRuns.FIRST, 40), SequenceRuns.cells(), true, new Chunks(3), 0.01);
        for (Experiment experiment : List.of(Cards.first(), recurrent)) {
            Trainer trainer = new Trainer(experiment);
            AnatomyProbe probe = new AnatomyProbe(trainer);
            int next = 0;
            for (Tensor tensor : probe.tensors()) {
                for (int i = 0; i < tensor.size(); i++) {
                    WeightAddress address =
                            new WeightAddress(tensor.name(), i / tensor.columns(), i % tensor.columns());
                    assertThat(address.in(trainer.ground().layout())).isEqualTo(next);
                    next++;
                }
                followed(experiment, new WeightAddress(tensor.name(), tensor.rows() - 1, tensor.columns() - 1));
            }
            assertThat(next).isEqualTo(trainer.ground().values().parameters().length);
        }
    }

    @Test
    void anAddressOfNothingIsAProblemAndTheChoiceStays() throws InvalidExperiment {
        Trainer trainer = new Trainer(Cards.first());
        AnatomyProbe probe = new AnatomyProbe(trainer);
        probe.follow(WEIGHT);
        String names = "0.weight, 0.bias, 2.weight, 2.bias, 4.weight, 4.bias";
        refused(
                probe,
                new WeightAddress("1.weight", 0, 0),
                Problem.of("weight.tensor", "unknown_choice", "1.weight", names));
        refused(
                probe,
                new WeightAddress("0.weight", 8, -1),
                Problem.of("weight.row", "out_of_range", 8, 0, 7),
                Problem.of("weight.column", "out_of_range", -1, 0, 1));
        trainer.step(Needs.NOTHING);
        assertThat(probe.last().orElseThrow().weight()).isEqualTo(WEIGHT);
        probe.stop();
        assertThat(probe.last()).isEmpty();
        trainer.step(Needs.NOTHING);
        assertThat(probe.last()).isEmpty();
    }

    private static void refused(AnatomyProbe probe, WeightAddress address, Problem... problems) {
        assertThatThrownBy(() -> probe.follow(address))
                .isInstanceOfSatisfying(
                        InvalidExperiment.class,
                        refusal -> assertThat(refusal.problems()).containsExactly(problems));
    }
}
