package downhill.diagnose;

import downhill.data.DataSpec;
import downhill.experiment.Experiment;
import downhill.experiment.Network;
import downhill.nn.Activation;
import downhill.nn.Dense;
import downhill.nn.Initialiser;
import downhill.nn.KaimingNormal;
import downhill.nn.Layer;
import downhill.nn.LeakyRelu;
import downhill.nn.LecunNormal;
import downhill.nn.Relu;
import downhill.nn.Rnn;
import downhill.nn.Selu;
import downhill.nn.Sigmoid;
import downhill.nn.Tanh;
import downhill.nn.XavierUniform;
import java.util.List;
import java.util.Optional;

/** How weights should start. */
final class Starts {
    private static final Initialiser HE = new KaimingNormal(1);

    private static final int DEEP = 4;

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

    /** What keeps a run from blowing up: fitting inputs, then fitting weights, then a smaller rate. */
    static Optional<Remedy> calmer(Course course) {
        Experiment experiment = course.experiment();
        if (experiment.trainsNetwork()
                && !experiment.data().standardize()
                && RawInputs.condition(course.facts()) > RawInputs.BAD) {
            return Optional.of(Remedy.STANDARDIZE);
        }
        boolean deep = experiment.network().layers().size() >= DEEP;
        return Optional.of(
                deep ? Remedy.FITTING_START.unlessInPlace(experiment).orElse(Remedy.LOWER_RATE) : Remedy.LOWER_RATE);
    }

    /** What makes a run learn that does not: fitting inputs, then fitting activations, then fitting weights. */
    static Optional<Remedy> waking(Course course) {
        Experiment experiment = course.experiment();
        if (!experiment.data().standardize() && RawInputs.condition(course.facts()) > RawInputs.BAD) {
            return Optional.of(Remedy.STANDARDIZE);
        }
        boolean deep = experiment.network().layers().size() >= DEEP;
        if (deep && course.newest().layers().received() < 1) {
            boolean flat = family(experiment).equals("sigmoid");
            return (flat ? Remedy.RELU_HE : Remedy.FITTING_START).unlessInPlace(experiment);
        }
        return Optional.empty();
    }

    /** Whether there are four times as many training rows to be had. */
    static boolean moreData(Experiment experiment) {
        DataSpec data = experiment.data();
        return 4L * data.train() + data.test()
                <= Math.min(DataSpec.MAX_ROWS, data.dataset().available());
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
        return Facts.canDie(activation) || activation instanceof LeakyRelu ? HE : new XavierUniform(1);
    }
}
