package downhill.nn;

import java.util.List;

/**
 * What a model is compiled from.
 *
 * @param features columns of the data at one moment
 * @param steps moments of a sequence; 1 for a table
 * @param hidden layers from the input on, recurrent ones first
 * @param output how the weights of the output layer start
 * @param outputs units of the last, linear layer
 * @param head function behind the last layer, as the loss wants it
 * @param everyStep whether the network answers at every moment of a sequence, else only at its end
 */
public record Blueprint(
        int features,
        int steps,
        List<Layer> hidden,
        Initialiser output,
        int outputs,
        boolean everyStep,
        Truncation truncation,
        Head head) {

    public Blueprint {
        hidden = List.copyOf(hidden);
    }

    /** A network over a table. */
    public static Blueprint of(int features, List<Layer> hidden, Initialiser output, int outputs) {
        return new Blueprint(features, 1, hidden, output, outputs, false, new WholeTime(), Head.IDENTITY);
    }
}
