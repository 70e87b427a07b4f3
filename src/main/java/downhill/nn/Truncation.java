package downhill.nn;

import downhill.choice.Choice;

/** How far back through time a gradient is carried. */
public sealed interface Truncation extends Choice permits WholeTime, Chunks, LastMoments {

    /** Whether nothing is carried from moment t to t - 1, out of so many moments from 0. */
    boolean cuts(int t, int steps);
}
