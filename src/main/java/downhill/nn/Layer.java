package downhill.nn;

import downhill.choice.Choice;

/** One hidden layer of a network, as it is chosen. */
public sealed interface Layer extends Choice permits Dense {

    /** Number of units. */
    int units();
}
