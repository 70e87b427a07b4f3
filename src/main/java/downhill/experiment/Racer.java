package downhill.experiment;

import downhill.optim.Optimizer;

/**
 * One of several that descend from the same point.
 *
 * @param learningRate the same at every update
 */
public record Racer(Optimizer optimizer, double learningRate) {

    /** The same with another optimizer. */
    public Racer with(Optimizer other) {
        return new Racer(other, learningRate);
    }
}
