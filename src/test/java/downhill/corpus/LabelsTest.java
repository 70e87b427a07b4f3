package downhill.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.data.AutoMpg;
import downhill.data.DataSpec;
import downhill.data.FullBatch;
import downhill.data.Line;
import downhill.data.MiniBatch;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.Network;
import downhill.experiment.OnSurface;
import downhill.math.Tensor;
import downhill.nn.ConstantWeight;
import downhill.nn.Dense;
import downhill.nn.Layer;
import downhill.nn.Mse;
import downhill.nn.Normal;
import downhill.nn.Tanh;
import downhill.nn.Values;
import downhill.nn.XavierUniform;
import downhill.nn.Zeros;
import downhill.optim.ClipNorm;
import downhill.optim.Sgd;
import downhill.surface.Ravine;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The labels know the runs of which the answer is known without them. */
class LabelsTest {
    private static final XavierUniform XAVIER = new XavierUniform(1);

    private static Answer label(String rule, Experiment experiment, int updates) {
        Study study = new Study(new Case(0, "", experiment, updates));
        return java.util.Objects.requireNonNull(Labels.ALL.get(rule)).of(study);
    }

    private static Experiment card(String card, String variant) {
        return Cards.find(card).orElseThrow().all().stream()
                .filter(each -> each.id().equals(variant))
                .findFirst()
                .orElseThrow()
                .experiment();
    }

    private static Experiment rate(Experiment experiment, double rate) {
        return experiment.withTraining(
                experiment.training().withOptimizer(experiment.training().optimizer(), rate));
    }

    private static Experiment output(Experiment experiment, downhill.nn.Initialiser output) {
        return experiment.withSubject(new Network(experiment.network().layers(), output));
    }

    private static Experiment line(double rate) {
        return rate(card("p1", "start"), rate);
    }

    @Test
    void theSignalOfEightSigmoidLayersVanishesAndNotThatOfTheCures() {
        assertThat(label("vanishing", card("p8", "start"), 200)).isEqualTo(Answer.YES);
        for (String cure : List.of("tanh", "relu", "norm")) {
            assertThat(label("vanishing", card("p8", cure), 200)).as(cure).isEqualTo(Answer.NO);
        }
    }

    @Test
    void theSignalIsTheChangeOfTheLossByTheBiasBeforeTheLayer() {
        Experiment experiment = card("p8", "tanh")
                .withData(new DataSpec(card("p8", "tanh").data().dataset(), 1, 1, 1, true));
        Net net = (Net) World.of(experiment);
        Values at = net.start();
        double[] signal = net.signal(at);
        for (int layer = 0; layer < net.hidden(); layer++) {
            String bias = net.layers().get(layer).weight().name().replace("weight", "bias");
            Tensor tensor = net.layout().tensors().stream()
                    .filter(each -> each.name().equals(bias))
                    .findFirst()
                    .orElseThrow();
            double squares = 0;
            for (int i = tensor.offset(); i < tensor.end(); i++) {
                double slope = (lossAt(net, at, i, 1e-5) - lossAt(net, at, i, -1e-5)) / 2e-5;
                squares += slope * slope / tensor.size();
            }
            assertThat(signal[layer])
                    .isCloseTo(Math.sqrt(squares), org.assertj.core.data.Percentage.withPercentage(0.01));
        }
    }

    private static double lossAt(Net net, Values at, int index, double change) {
        double[] p = at.parameters().clone();
        p[index] += change;
        return net.train(new Values(p, at.buffers()));
    }

    @Test
    void tooLargeWeightsExplodeAndRightOnesDoNot() {
        assertThat(label("exploding", card("p10", "start"), 100)).isEqualTo(Answer.YES);
        assertThat(label("diverged", card("p10", "start"), 100)).isEqualTo(Answer.YES);
        assertThat(label("exploding", card("p10", "gain"), 100)).isEqualTo(Answer.NO);
        assertThat(label("diverged", card("p10", "gain"), 100)).isEqualTo(Answer.NO);
    }

    @Test
    void aLineDivergesBeyondTheLimitOfItsParabolaAndNotBelow() {
        assertThat(label("diverged", line(1.1), 100)).isEqualTo(Answer.YES);
        assertThat(label("lr_too_high", line(1.1), 100)).isEqualTo(Answer.YES);
        assertThat(label("diverged", line(0.9), 100)).isEqualTo(Answer.NO);
        assertThat(label("lr_too_high", line(0.9), 100)).isEqualTo(Answer.NO);
    }

    @Test
    void aRateThatIsTooLowIsOneThatATenfoldOneBeats() {
        Experiment rings = card("p0", "start");
        assertThat(label("lr_too_low", rate(rings, 1e-5), 800)).isEqualTo(Answer.YES);
        assertThat(label("lr_too_low", rings, 800)).isEqualTo(Answer.NO);
    }

    @Test
    void aConstantRateTremblesWhereADecayingOneSettles() {
        assertThat(label("plateau", rate(card("p6", "start"), 0.2), 3000)).isEqualTo(Answer.YES);
        // Until its drops it trembles too, and they are to come.
        assertThat(label("plateau", card("p6", "drops"), 3000)).isNotEqualTo(Answer.YES);
    }

    @Test
    void unitsThatBeginAlikeStayAlikeUnlessTheirOutputsDiffer() {
        List<Layer> same = List.of(new Dense(6, new Tanh(), new ConstantWeight(0.3), Choices.NONE));
        Experiment alike = card("p0", "start").withSubject(new Network(same, new ConstantWeight(0.3)));
        assertThat(label("symmetry", alike, 200)).isEqualTo(Answer.YES);
        assertThat(label("symmetry", output(alike, XAVIER), 400)).isNotEqualTo(Answer.YES);
        assertThat(label("symmetry", output(card("p0", "start"), new Zeros()), 200))
                .isEqualTo(Answer.NO);
    }

    @Test
    void aLimitThatEveryGradientExceedsClipsAlways() {
        Experiment rings = card("p0", "start");
        Experiment tight = rings.withTraining(rings.training().withTreatment(List.of(new ClipNorm(1e-5))));
        Experiment wide = rings.withTraining(rings.training().withTreatment(List.of(new ClipNorm(100))));
        assertThat(label("clipped_always", tight, 200)).isEqualTo(Answer.YES);
        assertThat(label("clipped_always", wide, 200)).isEqualTo(Answer.NO);
    }

    @Test
    void aNetworkWithoutSignalLearnsNothing() {
        assertThat(label("not_learning", card("p8", "start"), 400)).isEqualTo(Answer.YES);
        assertThat(label("not_learning", card("p0", "start"), 400)).isEqualTo(Answer.NO);
    }

    @Test
    void largeOutputsBeginConfidentAndWrong() {
        Experiment rings = card("p0", "start");
        assertThat(label("chance_start", output(rings, new Normal(10)), 10)).isEqualTo(Answer.YES);
        assertThat(label("chance_start", rings, 10)).isEqualTo(Answer.NO);
    }

    @Test
    void theWeightOfACarMustBeStandardised() {
        DataSpec mpg = DataSpec.of(new AutoMpg(true), 1);
        Experiment scaled = line(0.1).withData(mpg);
        Experiment raw = line(0.1).withData(new DataSpec(mpg.dataset(), mpg.train(), mpg.test(), 1, false));
        assertThat(label("raw_inputs", raw, 100)).isEqualTo(Answer.YES);
        assertThat(label("raw_inputs", scaled, 100)).isEqualTo(Answer.NO);
    }

    @Test
    void aRavineIsAValleyThatIsCrossedEachTime() {
        assertThat(label("ravine", ravine(0.019), 100)).isEqualTo(Answer.YES);
        assertThat(label("ravine", ravine(0.005), 100)).isEqualTo(Answer.NO);
    }

    private static Experiment ravine(double rate) {
        return new Experiment(
                Experiment.FORMAT,
                Experiment.ENGINE,
                1,
                DataSpec.of(new Line(1), 1),
                OnSurface.of(new Ravine(100)),
                Choices.training(new Mse(), new Sgd(), rate, new FullBatch()));
    }

    @Test
    void twelveSigmoidLayersFreezeTheFirstAndTwoDoNot() {
        Experiment rings = card("p8", "start");
        Layer sigmoid = rings.network().layers().getFirst();
        assertThat(label("frozen_layer", layers(rings, 12, sigmoid), 200)).isEqualTo(Answer.YES);
        assertThat(label("frozen_layer", layers(rings, 2, sigmoid), 200)).isEqualTo(Answer.NO);
    }

    private static Experiment layers(Experiment experiment, int count, Layer layer) {
        return experiment.withSubject(experiment.network().withLayers(java.util.Collections.nCopies(count, layer)));
    }

    @Test
    void fewNoisyRowsAreLearntByHeart() {
        DataSpec few = new DataSpec(new downhill.data.Gaussians(1, 1), 15, 100, 1, true);
        Experiment rings = card("p3", "start");
        assertThat(label("overfitting", rings.withData(few), 1000)).isEqualTo(Answer.YES);
        assertThat(label("overfitting", card("p0", "start"), 800)).isNotEqualTo(Answer.YES);
        assertThat(label(
                        "overfitting",
                        card("p0", "start")
                                .withTraining(card("p0", "start").training().withBatch(new MiniBatch(20))),
                        300))
                .isNotEqualTo(Answer.YES);
    }
}
