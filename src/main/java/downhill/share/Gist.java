package downhill.share;

import downhill.experiment.Experiment;
import downhill.experiment.OnSurface;
import downhill.nn.Dense;
import downhill.nn.Layer;
import java.util.List;

/**
 * An experiment in a few words.
 *
 * @param topic id of its data set or surface
 * @param surface whether a point descends on a surface
 * @param layers units of the hidden layers
 * @param kinds ids of their activations, or of the layers themselves where they are recurrent, each once
 * @param optimizer id
 * @param rate learning rate before the schedule
 */
public record Gist(
        String topic, boolean surface, List<Integer> layers, List<String> kinds, String optimizer, double rate) {
    public Gist {
        layers = List.copyOf(layers);
        kinds = List.copyOf(kinds);
    }

    /** What there is to say of an experiment. */
    public static Gist of(Experiment experiment) {
        List<Layer> layers = experiment.network().layers();
        String topic = experiment.subject() instanceof OnSurface on
                ? on.surface().id()
                : experiment.data().dataset().id();
        return new Gist(
                topic,
                !experiment.trainsNetwork(),
                layers.stream().map(Layer::units).toList(),
                layers.stream().map(Gist::kind).distinct().toList(),
                experiment.training().optimizer().id(),
                experiment.training().learningRate());
    }

    private static String kind(Layer layer) {
        return layer instanceof Dense dense ? dense.activation().id() : layer.id();
    }
}
