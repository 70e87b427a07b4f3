package downhill.train;

/**
 * A part of a frame that somebody may watch or not; what nobody watches is not measured. What looks at the same pass
 * stands together, so that it is made once.
 */
public enum Measurement {
    /** Rows of the history. */
    SERIES,
    /** Losses and metrics on the whole sets, and the error signal, between the rows of the history too. */
    METRICS,
    /** Error signal, gradient, step and slopes of each layer. */
    LAYERS,
    /** Distributions of each layer's numbers. */
    HISTOGRAMS,
    /** A map of the last batch's gradient of each weight matrix. */
    GRADIENTS,
    /** A map of each layer's first weights. */
    WEIGHTS,
    /** What the network answers. */
    OUTPUT,
    /** How often each class of the test set got each answer. */
    CONFUSION,
    /** The hash over all state. */
    FINGERPRINT,
    /** Where the last update pointed, against the full gradient. */
    COMPASS,
    /** How far back the blame for the last answer reaches in each recurrent layer. */
    THROUGH_TIME,
    /** What the last update did to the weight that is followed. */
    ANATOMY,
    /** How steep the walls of the valley are, found piece by piece while the run goes on. */
    SHARPNESS
}
