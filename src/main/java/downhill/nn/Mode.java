package downhill.nn;

/** What a forward pass is for. */
public enum Mode {
    /** An update: batch statistics, running statistics move. */
    TRAIN,
    /** Measuring the training gradient: batch statistics, nothing moves. */
    PROBE,
    /** Measuring what was learned: running statistics. */
    EVAL
}
