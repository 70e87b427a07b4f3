package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import downhill.choice.Catalogue;
import downhill.choice.Problem;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import downhill.experiment.OnSurface;
import downhill.math.Tensor;
import downhill.nn.Chunks;
import downhill.nn.Float16;
import downhill.nn.Float32;
import downhill.nn.Precision;
import downhill.optim.ClipNorm;
import downhill.optim.ClipValue;
import downhill.optim.GradientNoise;
import downhill.optim.LossScale;
import downhill.optim.NesterovLookahead;
import downhill.optim.Optimizer;
import downhill.optim.OptimizerState;
import downhill.optim.Sgd;
import downhill.optim.Treatment;
import downhill.surface.Rosenbrock;
import downhill.train.Anatomy.Kind;
import downhill.train.Anatomy.Link;
import downhill.train.Anatomy.Outcome;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The chain of numbers of an update is what really happened. */
class AnatomyTest {
    private static final int UPDATES = 12;
    private static final WeightAddress WEIGHT = new WeightAddress("2.weight", 3, 5);
    private static final List<Treatment> TREATMENTS =
            List.of(new LossScale(3), new ClipValue(1e-3), new GradientNoise(1e-8, 0.55), new ClipNorm(1e-2));

    static Stream<Optimizer> optimizers() {
        return Catalogue.of(Optimizer.class).ids().stream()
                .map(id -> ExperimentCodec.choice(Optimizer.class, id).orElseThrow());
    }

    private static Experiment network(Optimizer optimizer, List<Treatment> treatments) {
        Experiment rings = Cards.first();
        return rings.withTraining(
                rings.training().withOptimizer(optimizer, 0.01).withTreatment(treatments));
    }

    private static Experiment with(Experiment experiment, String path, String json) {
        try {
            return ExperimentCodec.with(experiment, path, json);
        } catch (InvalidExperiment e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Experiment decaying(Experiment experiment) {
        boolean decays = Catalogue.parameters(experiment.training().optimizer().getClass()).stream()
                .anyMatch(parameter -> parameter.name().equals("weight_decay"));
        return decays ? with(experiment, "training.optimizer.weight_decay", "0.125") : experiment;
    }

    private static long bits(double value) {
        return Double.doubleToLongBits(value);
    }

    private static double parameter(Trainer trainer, WeightAddress address) throws InvalidExperiment {
        return trainer.ground()
                .values()
                .parameters()[address.in(trainer.ground().layout())];
    }

    private static double value(Anatomy anatomy, Kind kind) {
        return anatomy.find(kind).orElseThrow().value();
    }

    /** Follows a parameter through some updates and holds each chain against the trainer. */
    private static Trainer followed(Experiment experiment, WeightAddress address) throws InvalidExperiment {
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

    private static List<Link> links(Anatomy anatomy, Kind kind) {
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

    private static Anatomy first(Experiment experiment, WeightAddress address) throws InvalidExperiment {
        Trainer trainer = new Trainer(experiment);
        AnatomyProbe probe = new AnatomyProbe(trainer);
        probe.follow(address);
        trainer.step(Needs.NOTHING);
        return probe.last().orElseThrow();
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
