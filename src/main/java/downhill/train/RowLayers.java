package downhill.train;

import downhill.diagnose.Vitals;
import downhill.math.Tensor;
import downhill.measure.Magnitudes;
import java.util.Arrays;
import java.util.List;

/** What a row of the history says of each layer. */
final class RowLayers {
    private final Ground ground;
    private final TwinUnits twins;
    private final List<Tensor> weights;

    RowLayers(Ground ground) {
        this.ground = ground;
        twins = new TwinUnits(ground.layers(), ground.layout());
        weights = ground.layers().stream()
                .flatMap(layer -> layer.weights().stream())
                .toList();
    }

    /** Nothing is measured yet. */
    double[] missing() {
        double[] layers = new double[LayerMeasure.size(ground.layers().size())];
        Arrays.fill(layers, Row.MISSING);
        return layers;
    }

    /** Of signals and, where there was an update, its steps. */
    double[] measured(Evaluator.Signals signals, Descent descent, boolean applied) {
        double[] into = new double[LayerMeasure.size(ground.layers().size())];
        signals(signals, into);
        steps(descent, into, applied);
        return into;
    }

    /** Puts the signals where they belong. */
    void signals(Evaluator.Signals signals, double[] into) {
        int layers = ground.layers().size();
        System.arraycopy(signals.delta(), 0, into, LayerMeasure.ERROR_SIGNAL.at(0, layers), layers);
        System.arraycopy(signals.activation(), 0, into, LayerMeasure.ACTIVATION.at(0, layers), layers);
    }

    private void steps(Descent descent, double[] into, boolean applied) {
        int layers = ground.layers().size();
        for (int l = 0; l < layers; l++) {
            List<Tensor> own = ground.layers().get(l).weights();
            into[LayerMeasure.WEIGHT_GRADIENT.at(l, layers)] = Magnitudes.rms(descent.gradient(), own);
            into[LayerMeasure.RELATIVE_STEP.at(l, layers)] = applied ? relativeStep(descent, own) : Row.MISSING;
        }
    }

    private double relativeStep(Descent descent, List<Tensor> own) {
        double[] after = ground.values().parameters();
        boolean zeros = Magnitudes.norm(descent.previous(), own) == 0;
        // From all-zero weights there is no relative step.
        return zeros ? Row.MISSING : Magnitudes.relativeStep(descent.previous(), after, own);
    }

    /** The step of all weights together relative to them. */
    double wholeStep(Descent descent) {
        return Magnitudes.relativeStep(descent.previous(), ground.values().parameters(), weights);
    }

    /** The same for the rules. */
    Vitals.Layers vitals(double[] measured, double wholeStep) {
        int layers = ground.layers().size();
        int delta = LayerMeasure.ERROR_SIGNAL.at(0, layers);
        int step = LayerMeasure.RELATIVE_STEP.at(0, layers);
        double[] steps = Arrays.copyOfRange(measured, step, step + layers);
        for (int l = 0; l < layers; l++) {
            steps[l] = steps[l] == Row.MISSING ? Double.NaN : steps[l];
        }
        return new Vitals.Layers(
                Arrays.copyOfRange(measured, delta, delta + layers),
                steps,
                ground.dead(),
                twins.shares(ground.values().parameters()),
                wholeStep);
    }
}
