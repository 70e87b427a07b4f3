package downhill.measure;

/**
 * The distributions of one layer's numbers.
 *
 * @param gradient of the last batch by all weight matrices, before treatment
 * @param weights all weight matrices
 * @param preActivation z (of a recurrent layer h) on the probe set
 * @param activation the layer's output on the probe set
 */
public record LayerHistograms(Histogram gradient, Histogram weights, Histogram preActivation, Histogram activation) {}
