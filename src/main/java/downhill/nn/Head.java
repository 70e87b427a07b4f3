package downhill.nn;

/** The function behind a network's last linear layer that makes its prediction what the loss wants. */
public enum Head {
    /** The raw outputs: numbers or logits. */
    IDENTITY,
    /** A probability for each output. */
    SIGMOID,
    /** Probabilities over the outputs of a row, summing to 1. */
    SOFTMAX,
    /** Their logarithms. */
    LOG_SOFTMAX
}
