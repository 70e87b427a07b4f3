package downhill.train;

/** A part of a frame that somebody may watch or not. */
public enum Measurement {
    SERIES,
    GRADIENTS,
    WEIGHTS,
    OUTPUT,
    FINGERPRINT
}
