package downhill.diagnose;

import downhill.experiment.Experiment;
import downhill.experiment.Network;
import downhill.nn.Activation;
import downhill.nn.Dense;
import downhill.nn.Identity;
import downhill.nn.Initialiser;
import downhill.nn.KaimingNormal;
import downhill.nn.KaimingUniform;
import downhill.nn.Layer;
import downhill.nn.LeakyRelu;
import downhill.nn.LecunNormal;
import downhill.nn.LecunUniform;
import downhill.nn.Orthogonal;
import downhill.nn.PytorchDefault;
import downhill.nn.Relu;
import downhill.nn.Rnn;
import downhill.nn.Sigmoid;
import downhill.nn.Tanh;
import downhill.nn.XavierNormal;
import downhill.nn.XavierUniform;
import java.util.List;

/** How weights should start. */
final class Starts {
    private static final Initialiser HE = new KaimingNormal(1);

    private Starts() {}

    /** The activation of a hidden layer, where it has one that was chosen. */
    static Activation activation(Layer layer) {
        return switch (layer) {
            case Dense dense -> dense.activation();
            case Rnn rnn -> rnn.activation();
            default -> new Tanh();
        };
    }

    /** Which kind of slope the hidden layers have, most of them: sigmoid, tanh or other. */
    static String family(Experiment experiment) {
        List<Layer> layers = experiment.network().layers();
        long sigmoid = layers.stream()
                .filter(layer -> activation(layer) instanceof Sigmoid)
                .count();
        long tanh = layers.stream()
                .filter(layer -> activation(layer) instanceof Tanh)
                .count();
        if (2 * sigmoid > layers.size()) {
            return "sigmoid";
        }
        return 2 * tanh > layers.size() ? "tanh" : "other";
    }

    static Experiment reluWithHe(Experiment experiment) {
        Network network = experiment.network();
        List<Layer> layers = network.layers().stream()
                .<Layer>map(layer -> layer instanceof Dense dense
                        ? dense.withActivation(new Relu()).withInitialiser(HE)
                        : layer)
                .toList();
        return experiment.withSubject(network.withLayers(layers));
    }

    /** Initialisers that keep the signal at its size; those that do it already stay. */
    static Experiment fitting(Experiment experiment) {
        Network network = experiment.network();
        List<Layer> layers = network.layers().stream()
                .map(layer -> layer.withInitialiser(fitting(activation(layer), layer.initialiser())))
                .toList();
        Initialiser output = fitting(new Identity(), network.output());
        return experiment.withSubject(network.withLayers(layers).withOutput(output));
    }

    private static Initialiser fitting(Activation activation, Initialiser now) {
        if (Facts.canDie(activation) || activation instanceof LeakyRelu) {
            return isHe(now) ? now : HE;
        }
        return keeps(now) || isHe(now) ? now : new XavierUniform(1);
    }

    private static boolean isHe(Initialiser initialiser) {
        return switch (initialiser) {
            case KaimingNormal he -> about(he.gain(), 1);
            case KaimingUniform he -> about(he.gain(), 1);
            default -> false;
        };
    }

    private static boolean keeps(Initialiser initialiser) {
        return switch (initialiser) {
            case XavierUniform xavier -> about(xavier.gain(), 1);
            case XavierNormal xavier -> about(xavier.gain(), 1);
            case LecunUniform lecun -> about(lecun.gain(), 1);
            case LecunNormal lecun -> about(lecun.gain(), 1);
            case Orthogonal orthogonal -> about(orthogonal.gain(), 1);
            case PytorchDefault _ -> true;
            default -> false;
        };
    }

    private static boolean about(double gain, double wanted) {
        return gain > 0.8 * wanted && gain < 1.25 * wanted;
    }
}
