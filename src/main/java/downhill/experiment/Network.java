package downhill.experiment;

import downhill.choice.Default;
import downhill.choice.Range;
import downhill.choice.Term;
import downhill.nn.Initialiser;
import downhill.nn.Layer;
import downhill.nn.Truncation;
import downhill.nn.WholeTime;
import java.util.List;

/**
 * A network: hidden layers, recurrent ones first, then a linear output layer as wide as the task asks for.
 *
 * @param layers hidden layers from the input on; none makes a linear model
 * @param output how the weights of the output layer start
 * @param everyStep whether a recurrent network answers at every moment of a sequence, and its loss is the mean over
 *     all of them; else it answers at the end
 * @param truncation how far back through time a gradient is carried
 */
@Term(id = "network")
public record Network(
        List<Layer> layers,
        @Default("xavier_uniform") Initialiser output,
        @Range(0) boolean everyStep,
        @Default("none") Truncation truncation)
        implements Subject {

    /** Most hidden layers. */
    public static final int MAX_LAYERS = 32;

    public Network {
        layers = List.copyOf(layers);
    }

    /** A network that answers once a row. */
    public Network(List<Layer> layers, Initialiser output) {
        this(layers, output, false, new WholeTime());
    }

    /** Whether it reads sequences moment by moment. */
    public boolean recurrent() {
        return layers.stream().anyMatch(Layer::recurrent);
    }

    /** The same with other layers. */
    public Network withLayers(List<Layer> other) {
        return new Network(other, output, everyStep, truncation);
    }

    /** The same with another initialiser of the output layer. */
    public Network withOutput(Initialiser other) {
        return new Network(layers, other, everyStep, truncation);
    }
}
