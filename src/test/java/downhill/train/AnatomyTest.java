package downhill.train;

import static downhill.train.Followed.UPDATES;
import static downhill.train.Followed.WEIGHT;
import static downhill.train.Followed.bits;
import static downhill.train.Followed.first;
import static downhill.train.Followed.followed;
import static downhill.train.Followed.links;
import static downhill.train.Followed.network;
import static downhill.train.Followed.parameter;
import static downhill.train.Followed.value;
import static downhill.train.Followed.with;
import static org.assertj.core.api.Assertions.assertThat;

import downhill.choice.Catalogue;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import downhill.experiment.OnSurface;
import downhill.nn.Float16;
import downhill.nn.Float32;
import downhill.nn.Precision;
import downhill.optim.ClipNorm;
import downhill.optim.ClipValue;
import downhill.optim.GradientNoise;
import downhill.optim.LossScale;
import downhill.optim.NesterovLookahead;
import downhill.optim.Optimizer;
import downhill.optim.Sgd;
import downhill.optim.Treatment;
import downhill.surface.Rosenbrock;
import downhill.train.Anatomy.Kind;
import downhill.train.Anatomy.Link;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The chain of numbers of an update is what really happened. */
class AnatomyTest {
    private static final List<Treatment> TREATMENTS =
            List.of(new LossScale(3), new ClipValue(1e-3), new GradientNoise(1e-8, 0.55), new ClipNorm(1e-2));

    static Stream<Optimizer> optimizers() {
        return Catalogue.of(Optimizer.class).ids().stream()
                .map(id -> ExperimentCodec.choice(Optimizer.class, id).orElseThrow());
    }

    private static Experiment decaying(Experiment experiment) {
        boolean decays = Catalogue.parameters(experiment.training().optimizer().getClass()).stream()
                .anyMatch(parameter -> parameter.name().equals("weight_decay"));
        return decays ? with(experiment, "training.optimizer.weight_decay", "0.125") : experiment;
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void everyOptimizersChainEndsInTheParameterThatTheUpdateLeaves(Optimizer optimizer) throws InvalidExperiment {
        for (List<Treatment> treatments : List.of(List.<Treatment>of(), TREATMENTS)) {
            Experiment experiment = decaying(network(optimizer, treatments));
            followed(experiment, WEIGHT);
            Experiment penalised = with(with(experiment, "training.l1", "1e-3"), "training.l2", "1e-2");
            Trainer watched = followed(penalised, WEIGHT);
            Twins.same(watched, CardRuns.afterUpdates(penalised, UPDATES));
        }
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void onASurfaceBothCoordinatesHaveAChain(Optimizer optimizer) throws InvalidExperiment {
        for (int row = 0; row < 2; row++) {
            Experiment experiment = decaying(network(optimizer, List.of(new LossScale(3), new ClipNorm(1))))
                    .withSubject(OnSurface.of(new Rosenbrock(1, 100)));
            followed(experiment, new WeightAddress("position", row, 0));
        }
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void theChainsNumbersAreEnoughToMakeTheUpdateByHand(Optimizer optimizer) throws InvalidExperiment {
        Trainer trainer = new Trainer(decaying(network(optimizer, TREATMENTS)));
        AnatomyProbe probe = new AnatomyProbe(trainer);
        probe.follow(WEIGHT);
        int byHand = 0;
        for (int i = 0; i < UPDATES; i++) {
            trainer.step(Needs.NOTHING);
            Anatomy anatomy = probe.last().orElseThrow();
            var now = Replay.of(anatomy, trainer.experiment().training().optimizer());
            if (now.isPresent()) {
                byHand++;
                assertThat(bits(now.getAsDouble())).isEqualTo(bits(parameter(trainer, WEIGHT)));
            }
            treatedByHand(anatomy);
        }
        boolean done = List.of("sgd", "momentum", "nesterov_lookahead", "adam", "adamw", "adagrad", "rprop", "asgd")
                .contains(optimizer.id());
        assertThat(byHand).isIn(done ? List.of(UPDATES) : List.of(0, UPDATES));
    }

    private static void treatedByHand(Anatomy anatomy) {
        List<Link> treatments = links(anatomy, Kind.TREATMENT);
        assertThat(value(anatomy, Kind.LOSS_SCALE)).isEqualTo(3);
        double scaled = value(anatomy, Kind.SCALED_GRADIENT);
        assertThat(treatments.get(0).value()).isEqualTo(scaled / 3).isEqualTo(value(anatomy, Kind.RAW_GRADIENT));
        double unscaled = treatments.get(0).value();
        assertThat(treatments.get(1).value()).isEqualTo(Math.max(-1e-3, Math.min(1e-3, unscaled)));
        assertThat(treatments.get(2).value()).isNotEqualTo(treatments.get(1).value());
    }

    @Test
    void whatAnUpdateLeavesTheNextOneStartsFrom() throws InvalidExperiment {
        for (Optimizer optimizer : optimizers().toList()) {
            Trainer trainer = new Trainer(network(optimizer, List.of()));
            AnatomyProbe probe = new AnatomyProbe(trainer);
            probe.follow(WEIGHT);
            trainer.step(Needs.NOTHING);
            Anatomy first = probe.last().orElseThrow();
            trainer.step(Needs.NOTHING);
            Anatomy second = probe.last().orElseThrow();
            for (Kind kind : List.of(Kind.MEMORY, Kind.SHARED_MEMORY)) {
                for (int i = 0; i < links(first, kind).size(); i++) {
                    assertThat(links(second, kind).get(i).before())
                            .isEqualTo(links(first, kind).get(i).value());
                }
            }
            assertThat(value(second, Kind.WEIGHT)).isEqualTo(value(first, Kind.NEW_WEIGHT));
        }
    }

    @Test
    void penaltiesHaveTheirSharesOfTheGradient() throws InvalidExperiment {
        Experiment plain = network(new Sgd(), List.of(new LossScale(4)));
        Experiment penalised = with(with(plain, "training.l1", "0.01"), "training.l2", "0.1");
        Anatomy without = first(plain, WEIGHT);
        Anatomy anatomy = first(penalised, WEIGHT);
        double w = value(anatomy, Kind.WEIGHT);
        assertThat(value(anatomy, Kind.DATA_GRADIENT)).isEqualTo(value(without, Kind.SCALED_GRADIENT));
        assertThat(value(anatomy, Kind.L1_SHARE)).isEqualTo(4 * 0.01 * Math.signum(w));
        assertThat(value(anatomy, Kind.L2_SHARE)).isEqualTo(4 * (0.1 * w));
        assertThat(bits(value(anatomy, Kind.SCALED_GRADIENT)))
                .isEqualTo(bits(value(anatomy, Kind.DATA_GRADIENT) + 4 * (0.01 * Math.signum(w) + 0.1 * w)));
        assertThat(without.find(Kind.DATA_GRADIENT)).isEmpty();
        Anatomy bias = first(penalised, new WeightAddress("2.bias", 3, 0));
        assertThat(bias.find(Kind.L1_SHARE)).isEmpty();
        assertThat(bias.find(Kind.DATA_GRADIENT)).isEmpty();
    }

    @Test
    void anOptimizerThatLooksAheadSaysWhereItLooked() throws InvalidExperiment {
        Trainer trainer = new Trainer(network(new NesterovLookahead(0.75, 0), List.of()));
        AnatomyProbe probe = new AnatomyProbe(trainer);
        probe.follow(WEIGHT);
        for (int i = 0; i < 3; i++) {
            trainer.step(Needs.NOTHING);
        }
        Anatomy anatomy = probe.last().orElseThrow();
        double v = Objects.requireNonNull(links(anatomy, Kind.MEMORY).getFirst().before());
        assertThat(v).isNotZero();
        assertThat(value(anatomy, Kind.LOOKED_AT)).isEqualTo(value(anatomy, Kind.WEIGHT) + 0.75 * v);
    }

    static List<Precision> precisions() {
        return List.of(new Float32(true), new Float32(false), new Float16(true), new Float16(false));
    }

    @ParameterizedTest
    @MethodSource("precisions")
    void roundedNumbersAreInTheChain(Precision precision) throws InvalidExperiment {
        String json = "{\"id\":\"%s\",\"master\":%s}".formatted(precision.id(), precision.master());
        for (Optimizer optimizer : List.of(new Sgd(), new NesterovLookahead(0.9, 0))) {
            Experiment experiment = with(network(optimizer, List.of(new LossScale(256))), "training.precision", json);
            Trainer trainer = followed(experiment, WEIGHT);
            Anatomy anatomy = new AnatomyProbe(trainer).last().orElseThrow();
            double from = value(anatomy, optimizer.looksAhead() ? Kind.LOOKED_AT : Kind.WEIGHT);
            assertThat(value(anatomy, Kind.COMPUTED_WITH)).isEqualTo(precision.round(from));
            Optional<Link> proposed = anatomy.find(Kind.PROPOSED_WEIGHT);
            assertThat(proposed.isPresent()).isEqualTo(!precision.master());
            proposed.ifPresent(
                    link -> assertThat(precision.round(link.value())).isEqualTo(value(anatomy, Kind.NEW_WEIGHT)));
            Twins.same(trainer, CardRuns.afterUpdates(experiment, UPDATES));
        }
    }

    @Test
    void anotherOptimizerStartsAnotherMemory() throws InvalidExperiment {
        Trainer trainer = new Trainer(network(new Sgd(), TREATMENTS));
        AnatomyProbe probe = new AnatomyProbe(trainer);
        probe.follow(WEIGHT);
        trainer.step(Needs.NOTHING);
        trainer.apply(new Edit.Change("training.optimizer", "{\"id\":\"amsgrad\"}"));
        trainer.apply(new Edit.Change("training.treatment", "[]"));
        assertThat(probe.last().orElseThrow().optimizer()).isEqualTo("sgd");
        trainer.step(Needs.NOTHING);
        Anatomy anatomy = probe.last().orElseThrow();
        assertThat(anatomy.optimizer()).isEqualTo("amsgrad");
        assertThat(value(anatomy, Kind.COUNT)).isEqualTo(1);
        assertThat(links(anatomy, Kind.MEMORY).stream().map(Link::before)).containsExactly(0.0, 0.0, 0.0);
        assertThat(links(anatomy, Kind.TREATMENT)).isEmpty();
        assertThat(anatomy.links().getLast().formula()).startsWith("g = g + wd * p; m, v as in adam");
    }
}
