package downhill.train;

import downhill.experiment.Training;
import downhill.math.Tensor;
import downhill.measure.Histogram;
import downhill.measure.LayerHistograms;
import downhill.measure.LayerReading;
import downhill.measure.Magnitudes;
import downhill.measure.SlopeTally;
import downhill.nn.Bend;
import downhill.nn.Loss;
import downhill.nn.Model;
import downhill.nn.Model.LayerParts;
import downhill.nn.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Measures what each layer of a network does; changes nothing. */
final class LayerProbe {
    private static final Magnitudes NOTHING =
            new Magnitudes(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    private final NetworkGround ground;
    private final Descent descent;
    private final List<LayerParts> layers;

    LayerProbe(NetworkGround ground, Descent descent) {
        this.ground = ground;
        this.descent = descent;
        layers = ground.layers();
    }

    /** A reading of each layer, from the input on. */
    List<LayerReading> readings(Training training) {
        List<LayerReading> readings = new ArrayList<>();
        readings(training, readings::addAll).finish();
        return readings;
    }

    /** The same, piece by piece. */
    Pieces readings(Training training, Consumer<List<LayerReading>> taker) {
        List<Signal> signals = layers.stream().map(Signal::new).toList();
        return ground.probing(
                        training.loss(), true, (pass, share) -> signals.forEach(signal -> signal.add(pass, share)))
                .then(() -> taker.accept(signals.stream()
                        .map(signal -> reading(training, signal))
                        .toList()));
    }

    private LayerReading reading(Training training, Signal signal) {
        List<Tensor> weights = signal.layer.weights();
        boolean trained = descent.begun();
        boolean applied = descent.applied();
        return new LayerReading(
                signal.delta,
                trained ? batchSignal(training, signal.layer) : Double.NaN,
                signal.activation,
                trained ? Magnitudes.of(descent.gradient(), weights) : NOTHING,
                applied ? Magnitudes.of(descent.treatedGradient(), weights) : NOTHING,
                applied ? Magnitudes.relativeStep(descent.previous(), descent.arrived(), weights) : Double.NaN,
                signal.slopes.meanSlope(),
                signal.slopes.saturated(),
                signal.slopes.dead());
    }

    /** The batch's derivatives are those of its mean loss, and scaled with it. */
    private double batchSignal(Training training, LayerParts layer) {
        Loss loss = training.loss();
        Model model = ground.model();
        double share = loss.scale(ground.batch().rows() * model.moments());
        double rms = ground.batch().workspace().rmsOfDerivative(layer.preActivation());
        return rms / ground.batch().scale() / (share * model.moments());
    }

    /** The distributions of each layer, from the input on. */
    List<LayerHistograms> histograms() {
        List<LayerHistograms> all = new ArrayList<>();
        histograms(all::addAll).finish();
        return all;
    }

    /** The same, piece by piece. */
    Pieces histograms(Consumer<List<LayerHistograms>> taker) {
        List<Histogram.Counter> before = counters();
        List<Histogram.Counter> after = counters();
        return ground.probingForward((pass, _) -> {
                    for (int l = 0; l < layers.size(); l++) {
                        count(before.get(l), pass.output(layers.get(l).preActivation()));
                        count(after.get(l), pass.output(layers.get(l).output()));
                    }
                })
                .then(() -> taker.accept(histograms(before, after)));
    }

    private List<LayerHistograms> histograms(List<Histogram.Counter> before, List<Histogram.Counter> after) {
        List<LayerHistograms> all = new ArrayList<>();
        for (int l = 0; l < layers.size(); l++) {
            List<Tensor> weights = layers.get(l).weights();
            all.add(new LayerHistograms(
                    descent.begun() ? of(descent.gradient(), weights) : new Histogram.Counter().done(),
                    of(ground.values().parameters(), weights),
                    before.get(l).done(),
                    after.get(l).done()));
        }
        return all;
    }

    private List<Histogram.Counter> counters() {
        return layers.stream().map(_ -> new Histogram.Counter()).toList();
    }

    private static void count(Histogram.Counter counter, double[] numbers) {
        counter.add(numbers, 0, numbers.length);
    }

    private static Histogram of(double[] flat, List<Tensor> tensors) {
        Histogram.Counter counter = new Histogram.Counter();
        tensors.forEach(tensor -> counter.add(flat, tensor.offset(), tensor.end()));
        return counter.done();
    }

    /** What the probe set says of a layer, piece by piece. */
    private static final class Signal {
        private final LayerParts layer;
        private final SlopeTally slopes;
        private double delta;
        private double activation;

        Signal(LayerParts layer) {
            this.layer = layer;
            slopes = new SlopeTally(layer.activation());
        }

        void add(Workspace pass, double share) {
            delta = Evaluator.joined(delta, pass.rmsOfDerivative(layer.preActivation()), share);
            activation = Evaluator.joined(activation, pass.rmsOfOutput(layer.output()), share);
            Bend bend = pass.bend(layer);
            slopes.add(bend);
        }
    }
}
