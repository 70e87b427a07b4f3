package downhill.train;

/** A part of a frame that somebody may watch or not; what nobody watches is not measured. */
public enum Measurement {
    /** Rows of the history. */
    SERIES,
    /** Losses and metrics on the whole sets, and the error signal, between the rows of the history too. */
    METRICS,
    /** A map of the last batch's gradient of each layer. */
    GRADIENTS,
    /** A map of each layer's first weights. */
    WEIGHTS,
    /** What the network answers. */
    OUTPUT,
    /** The hash over all state. */
    FINGERPRINT,
    /** Error signal, gradient, step and slopes of each layer. */
    LAYERS,
    /** Distributions of each layer's numbers. */
    HISTOGRAMS,
    /** Where the last update pointed, against the full gradient. */
    COMPASS,
    /** How often each class of the test set got each answer. */
    CONFUSION
}
