package downhill.train;

import static downhill.train.Followed.WEIGHT;
import static downhill.train.Followed.links;
import static downhill.train.Followed.network;
import static downhill.train.Followed.parameter;
import static downhill.train.Followed.value;
import static downhill.train.Followed.with;
import static org.assertj.core.api.Assertions.assertThat;

import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.InvalidExperiment;
import downhill.optim.Sgd;
import downhill.train.Anatomy.Kind;
import downhill.train.Anatomy.Link;
import downhill.train.Anatomy.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The chain of an update that is skipped or fails leads back to where it began. */
class AnatomyOutcomeTest {
    @Test
    void aSkippedUpdateLeavesTheWeightAndTheLastOneFails() throws InvalidExperiment {
        String scales = "[{\"id\":\"loss_scale\",\"scale\":9e307},{\"id\":\"loss_scale\",\"scale\":9e307}]";
        Trainer trainer = new Trainer(with(network(new Sgd(), List.of()), "training.treatment", scales));
        AnatomyProbe probe = new AnatomyProbe(trainer);
        probe.follow(WEIGHT);
        double weight = parameter(trainer, WEIGHT);
        while (trainer.step(Needs.NOTHING)) {
            Anatomy anatomy = probe.last().orElseThrow();
            assertThat(anatomy.outcome()).isEqualTo(Outcome.SKIPPED);
            assertThat(links(anatomy, Kind.TREATMENT)).hasSize(1);
            assertThat(anatomy.find(Kind.EFFECTIVE_STEP)).isEmpty();
            assertThat(anatomy.links().getLast()).isEqualTo(new Link(Kind.NEW_WEIGHT, "", null, weight, ""));
        }
        assertThat(trainer.update()).isEqualTo(20);
        assertThat(probe.last().orElseThrow().outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void anUpdateThatFailsEndsWhereItBegan() throws InvalidExperiment {
        Experiment exploding = Cards.find("p10").orElseThrow().start().experiment();
        Experiment overflowing = with(
                with(network(new Sgd(), List.of()), "training.precision", "{\"id\":\"float16\",\"master\":true}"),
                "training.learning_rate",
                "1e4");
        boolean[] took = new boolean[2];
        for (Experiment experiment :
                List.of(exploding, with(overflowing, "training.treatment", "[{\"id\":\"scale\",\"factor\":1e6}]"))) {
            Trainer trainer = new Trainer(experiment);
            AnatomyProbe probe = new AnatomyProbe(trainer);
            WeightAddress address = new WeightAddress("0.weight", 1, 1);
            probe.follow(address);
            while (trainer.step(Needs.NOTHING)) {
                assertThat(trainer.update()).isLessThan(100);
            }
            Anatomy anatomy = probe.last().orElseThrow();
            assertThat(anatomy.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(anatomy.update()).isEqualTo(trainer.divergence().update());
            assertThat(value(anatomy, Kind.NEW_WEIGHT)).isEqualTo(parameter(trainer, address));
            assertThat(value(anatomy, Kind.NEW_WEIGHT)).isEqualTo(value(anatomy, Kind.WEIGHT));
            boolean moved = trainer.divergence().cause() == Divergence.Cause.PARAMETERS_NOT_FINITE;
            assertThat(anatomy.find(Kind.PROPOSED_WEIGHT).isPresent()).isEqualTo(moved);
            took[moved ? 1 : 0] = true;
        }
        assertThat(took).containsExactly(true, true);
    }
}
