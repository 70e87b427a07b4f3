package downhill.nn;

import downhill.choice.Term;

/** Back-propagation through the whole sequence. */
@Term(id = "none", paper = "Werbos 1990, Backpropagation through time: what it does and how to do it")
public record WholeTime() implements Truncation {

    @Override
    public boolean cuts(int t, int steps) {
        return false;
    }
}
