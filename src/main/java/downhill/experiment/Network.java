package downhill.experiment;

import downhill.choice.Default;
import downhill.choice.Term;
import downhill.nn.Dense;
import downhill.nn.Initialiser;
import downhill.nn.Layer;
import java.util.ArrayList;
import java.util.List;

/**
 * A feed-forward network: hidden layers, then a linear output layer as wide as the task asks for.
 *
 * @param layers hidden layers from the input on; none makes a linear model
 * @param output how the weights of the output layer start
 */
@Term(id = "network")
public record Network(
        List<Layer> layers, @Default("xavier_uniform") Initialiser output) implements Subject {

    /** Most hidden layers. */
    public static final int MAX_LAYERS = 32;

    public Network {
        layers = List.copyOf(layers);
    }

    /** One for each layer, the output layer last. */
    public List<Initialiser> initialisers() {
        List<Initialiser> all = new ArrayList<>();
        for (Layer layer : layers) {
            switch (layer) {
                case Dense dense -> all.add(dense.initialiser());
            }
        }
        all.add(output);
        return all;
    }
}
