package downhill.train;

import downhill.nn.Model.LayerParts;
import downhill.nn.Workspace;
import java.util.List;
import java.util.function.Function;

/**
 * The error signal of each layer, a piece at a time: sqrt(mean over samples and units of (d loss of the sample / d z)^2),
 * on the first {@link Evaluator#CHUNK} training rows; and the RMS of each layer's output there.
 */
final class SignalProbe {
    private final List<LayerParts> layers;
    private final double[] delta;
    private final double[] activation;
    private final Probing probing;

    /** @param probe the way forward and back that the looker is shown */
    SignalProbe(List<LayerParts> layers, Function<Evaluator.Looker, Probing> probe) {
        this.layers = layers;
        delta = new double[layers.size()];
        activation = new double[layers.size()];
        probing = probe.apply(this::look);
    }

    /** Goes on; whether the {@link #signals()} are there. */
    boolean advance() {
        return probing.advance();
    }

    private void look(Workspace pass, double share) {
        for (int l = 0; l < layers.size(); l++) {
            LayerParts layer = layers.get(l);
            delta[l] = Evaluator.joined(delta[l], pass.rmsOfDerivative(layer.preActivation()), share);
            activation[l] = Evaluator.joined(activation[l], pass.rmsOfOutput(layer.output()), share);
        }
    }

    /** What was found. */
    Evaluator.Signals signals() {
        return new Evaluator.Signals(delta, activation);
    }
}
