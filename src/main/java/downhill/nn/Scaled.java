package downhill.nn;

/** An initialiser with a factor on all of its weights. */
public interface Scaled {

    /** The factor; {@link Activation#gain} is what PyTorch recommends to go with an activation. */
    double gain();

    /** The same initialiser with another factor. */
    Initialiser withGain(double gain);
}
