package downhill.optim;

import downhill.choice.Choice;

/** The learning rate over time: a pure function of the update and the epoch. */
public sealed interface Schedule extends Choice
        permits Constant, StepDrops, MultiStep, Exponential, InverseTime, Cosine {

    /**
     * The learning rate.
     *
     * @param base the learning rate that was chosen
     * @param update updates made before this one
     * @param epoch whole epochs completed before this update
     */
    double rate(double base, long update, long epoch);
}
