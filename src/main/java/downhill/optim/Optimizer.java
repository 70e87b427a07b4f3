package downhill.optim;

import downhill.choice.Choice;
import downhill.math.Layout;

/** How a gradient becomes a change of the parameters: an immutable specification; what it remembers is apart. */
public sealed interface Optimizer extends Choice
        permits Sgd,
                Momentum,
                MomentumSutskever,
                Nesterov,
                NesterovLookahead,
                NesterovKeras,
                Adagrad,
                Adadelta,
                RmsProp,
                Adam,
                AmsGrad,
                AdamW,
                AdaMax,
                NAdam,
                RAdam,
                Rprop,
                Asgd,
                SignSgd,
                Signum,
                Lion,
                Yogi,
                AdaBelief,
                AdaBound,
                AmsBound,
                Lars,
                Lamb,
                Muon {

    /** Number of arrays it remembers, each as long as the parameters. */
    int slots();

    /** Number of single numbers it remembers. */
    default int scalars() {
        return 0;
    }

    /** Whether it wants the gradient elsewhere than at the parameters: see {@link #lookAhead}. */
    default boolean looksAhead() {
        return false;
    }

    /**
     * Moves the parameters to where the gradient of the next update is to be taken; the caller puts them back before
     * that update.
     */
    default void lookAhead(double[] parameters, OptimizerState state) {}

    /**
     * One update in place.
     *
     * @param parameters flat, changed in place
     * @param gradient of the loss by each parameter; not changed
     * @param rate learning rate of this update
     * @param state of this optimizer; {@link OptimizerState#updates()} already counts this update, from 1
     * @param layout the tensors of both arrays
     */
    void update(double[] parameters, double[] gradient, double rate, OptimizerState state, Layout layout);
}
