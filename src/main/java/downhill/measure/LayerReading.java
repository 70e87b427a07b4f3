package downhill.measure;

/**
 * What one layer does. "On the probe set" is on the first 256 training rows with dropout off; gradients are those of
 * the last batch, by all weight matrices of the layer and no bias: in front of a batch normalisation its gradient is
 * exactly zero. Before the first update gradients and steps are NaN.
 *
 * @param errorSignal delta: root mean square over samples and units of d loss of the sample / d z, on the probe set
 * @param batchSignal the same of the last batch, dropout on, at the parameters before the update
 * @param activation root mean square of the layer's output, on the probe set
 * @param gradient before treatment
 * @param treated what the optimizer got
 * @param relativeStep ||change of W|| / ||W|| of the last update; NaN from all-zero weights
 * @param meanSlope mean slope of the activation, on the probe set
 * @param saturated share of (unit, sample) where it is nearly flat, on the probe set; see {@link SlopeTally}
 * @param dead share of units that answer zero to the whole probe set
 */
public record LayerReading(
        double errorSignal,
        double batchSignal,
        double activation,
        Magnitudes gradient,
        Magnitudes treated,
        double relativeStep,
        double meanSlope,
        double saturated,
        double dead) {}
