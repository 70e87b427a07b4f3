package downhill.ui;

import downhill.experiment.Experiment;
import java.util.List;
import java.util.stream.IntStream;

/** What the layers of a network are called on the page. */
final class LayerNames {
    private LayerNames() {}

    /** From the input on, the output layer last. */
    static List<String> of(Experiment experiment) {
        int layers = experiment.network().layers().size() + 1;
        return IntStream.rangeClosed(1, layers).mapToObj(l -> of(l, layers)).toList();
    }

    /** One of so many layers, counted from 1. */
    static String of(int layer, int layers) {
        return layer == layers ? Words.text("layer.output") : Words.text("layer", layer);
    }

    /** The same at the beginning of a sentence. */
    static String first(int layer, int layers) {
        return layer == layers ? Words.text("layer.sentence.output") : Words.text("layer.sentence", layer);
    }

    /** The same within a sentence. */
    static String within(int layer, int layers) {
        return layer == layers ? Words.text("layer.within.output") : Words.text("layer.within", layer);
    }
}
