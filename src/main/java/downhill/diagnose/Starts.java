package downhill.diagnose;

import downhill.experiment.Experiment;
import downhill.experiment.Network;
import downhill.nn.Activation;
import downhill.nn.Dense;
import downhill.nn.HardSwish;
import downhill.nn.Initialiser;
import downhill.nn.KaimingNormal;
import downhill.nn.Layer;
import downhill.nn.LeakyRelu;
import downhill.nn.LecunNormal;
import downhill.nn.Relu;
import downhill.nn.Relu6;
import downhill.nn.Rnn;
import downhill.nn.Selu;
import downhill.nn.Tanh;
import downhill.nn.Threshold;
import downhill.nn.XavierUniform;
import java.util.List;

/** How weights should start. */
final class Starts {
    private static final Initialiser HE = new KaimingNormal(1);

    private Starts() {}

    /** Whether an activation is of the family of ReLU: zero, with slope zero, along half of the line. */
    static boolean canDie(Activation activation) {
        return activation instanceof Relu
                || activation instanceof Relu6
                || activation instanceof HardSwish
                || activation instanceof Threshold;
    }

    /** The activation of a hidden layer, where it has one that was chosen. */
    static Activation activation(Layer layer) {
        return switch (layer) {
            case Dense dense -> dense.activation();
            case Rnn rnn -> rnn.activation();
            default -> new Tanh();
        };
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

    static Experiment fitting(Experiment experiment) {
        Network network = experiment.network();
        List<Layer> layers = network.layers().stream()
                .map(layer -> layer.withInitialiser(fitting(activation(layer))))
                .toList();
        return experiment.withSubject(network.withLayers(layers).withOutput(new XavierUniform(1)));
    }

    private static Initialiser fitting(Activation activation) {
        if (activation instanceof Selu) {
            return new LecunNormal(1);
        }
        return canDie(activation) || activation instanceof LeakyRelu ? HE : new XavierUniform(1);
    }
}
