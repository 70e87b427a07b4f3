package downhill.choice;

/** What a network learns to do; it decides which losses fit. */
public enum Task {
    /** A number; one output. */
    REGRESSION,
    /** One of two classes; one output, a logit. */
    BINARY,
    /** One of K classes; K outputs, logits. */
    MULTICLASS
}
