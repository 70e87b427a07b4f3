package downhill.optim;

import downhill.choice.Choice;
import downhill.math.Layout;
import java.util.List;

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

    /**
     * What it remembers of every parameter: the letters of its formula, such as m and v, one for each array as long as
     * the parameters, in the order of {@link OptimizerState#slot}.
     */
    List<String> memory();

    /** What it remembers once, in the order of {@link OptimizerState#scalars}: letters of its formula. */
    default List<String> scalarMemory() {
        return List.of();
    }

    /** Number of arrays it remembers. */
    default int slots() {
        return memory().size();
    }

    /** Number of single numbers it remembers. */
    default int scalars() {
        return scalarMemory().size();
    }

    /**
     * What its first update starts from in place of the zero that an array holds.
     *
     * @param slot index of the array
     * @param rate learning rate of that update
     */
    default double firstMemory(int slot, double rate) {
        return 0;
    }

    /** The same of a single number. */
    default double firstScalar(int index, double rate) {
        return 0;
    }

    /** Its share of the weights that each update takes away, as its formula says; 0 where it knows none. */
    default double weightDecay() {
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
