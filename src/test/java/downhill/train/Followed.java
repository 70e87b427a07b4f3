package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import downhill.optim.Optimizer;
import downhill.optim.OptimizerState;
import downhill.optim.Treatment;
import downhill.train.Anatomy.Kind;
import downhill.train.Anatomy.Link;
import downhill.train.Anatomy.Outcome;
import java.util.List;

/** One weight, followed through the updates of a trainer, for tests. */
final class Followed {
    static final int UPDATES = 12;
    static final WeightAddress WEIGHT = new WeightAddress("2.weight", 3, 5);

    private Followed() {}

    static Experiment network(Optimizer optimizer, List<Treatment> treatments) {
        Experiment rings = Cards.first();
        return rings.withTraining(
                rings.training().withOptimizer(optimizer, 0.01).withTreatment(treatments));
    }

    static Experiment with(Experiment experiment, String path, String json) {
        try {
            return ExperimentCodec.with(experiment, path, json);
        } catch (InvalidExperiment e) {
            throw new IllegalArgumentException(e);
        }
    }

    static long bits(double value) {
        return Double.doubleToLongBits(value);
    }

    static double parameter(Trainer trainer, WeightAddress address) throws InvalidExperiment {
        return trainer.ground()
                .values()
                .parameters()[address.in(trainer.ground().layout())];
    }

    static double value(Anatomy anatomy, Kind kind) {
        return anatomy.find(kind).orElseThrow().value();
    }

    /** Follows a parameter through some updates and holds each chain against the trainer. */
    static Trainer followed(Experiment experiment, WeightAddress address) throws InvalidExperiment {
        Trainer trainer = new Trainer(experiment);
        AnatomyProbe probe = new AnatomyProbe(trainer);
        probe.follow(address);
        assertThat(probe.last()).isEmpty();
        for (int i = 1; i <= UPDATES; i++) {
            double before = parameter(trainer, address);
            double rate = trainer.rate();
            trainer.step(Needs.ALL);
            Anatomy anatomy = probe.last().orElseThrow();
            assertThat(anatomy.update()).isEqualTo(i);
            assertThat(anatomy.weight()).isEqualTo(address);
            assertThat(anatomy.outcome()).isEqualTo(Outcome.APPLIED);
            assertThat(bits(anatomy.links().getFirst().value())).isEqualTo(bits(before));
            assertThat(anatomy.links().getLast().kind()).isEqualTo(Kind.NEW_WEIGHT);
            assertThat(bits(anatomy.links().getLast().value())).isEqualTo(bits(parameter(trainer, address)));
            assertThat(value(anatomy, Kind.LEARNING_RATE)).isEqualTo(rate);
            assertThat(bits(value(anatomy, Kind.RAW_GRADIENT)))
                    .isEqualTo(bits(trainer.descent()
                            .gradient()[address.in(trainer.ground().layout())]));
            memoryAgrees(anatomy, trainer, address);
            connected(anatomy, trainer.experiment().training().treatment());
        }
        return trainer;
    }

    private static void memoryAgrees(Anatomy anatomy, Trainer trainer, WeightAddress address) throws InvalidExperiment {
        OptimizerState state = trainer.descent().state();
        List<Link> memory = links(anatomy, Kind.MEMORY);
        Optimizer optimizer = trainer.experiment().training().optimizer();
        assertThat(memory.stream().map(Link::name)).containsExactlyElementsOf(optimizer.memory());
        for (int slot = 0; slot < state.slots(); slot++) {
            double now = state.slot(slot)[address.in(trainer.ground().layout())];
            assertThat(bits(memory.get(slot).value())).isEqualTo(bits(now));
        }
        List<Link> shared = links(anatomy, Kind.SHARED_MEMORY);
        assertThat(shared.stream().map(Link::name)).containsExactlyElementsOf(optimizer.scalarMemory());
        for (int i = 0; i < shared.size(); i++) {
            assertThat(shared.get(i).value()).isEqualTo(state.scalars()[i]);
        }
        assertThat(value(anatomy, Kind.COUNT)).isEqualTo((double) state.updates());
    }

    static List<Link> links(Anatomy anatomy, Kind kind) {
        return anatomy.links().stream().filter(link -> link.kind() == kind).toList();
    }

    private static void connected(Anatomy anatomy, List<Treatment> treatments) {
        List<Link> links = links(anatomy, Kind.TREATMENT);
        assertThat(links.stream().map(Link::name))
                .containsExactlyElementsOf(
                        treatments.stream().map(Treatment::id).toList());
        double before = anatomy.find(Kind.SCALED_GRADIENT)
                .or(() -> anatomy.find(Kind.RAW_GRADIENT))
                .orElseThrow()
                .value();
        for (Link link : links) {
            assertThat(link.before()).isEqualTo(before);
            assertThat(link.formula()).isNotEmpty();
            before = link.value();
        }
        double proposed = anatomy.find(Kind.PROPOSED_WEIGHT)
                .or(() -> anatomy.find(Kind.NEW_WEIGHT))
                .orElseThrow()
                .value();
        assertThat(value(anatomy, Kind.EFFECTIVE_STEP)).isEqualTo(proposed - value(anatomy, Kind.WEIGHT));
    }

    static Anatomy first(Experiment experiment, WeightAddress address) throws InvalidExperiment {
        Trainer trainer = new Trainer(experiment);
        AnatomyProbe probe = new AnatomyProbe(trainer);
        probe.follow(address);
        trainer.step(Needs.NOTHING);
        return probe.last().orElseThrow();
    }
}
