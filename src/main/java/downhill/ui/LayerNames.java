package downhill.ui;

import downhill.experiment.Experiment;
import java.util.ArrayList;
import java.util.List;

/** What the layers of a network are called on the page. */
final class LayerNames {
    private LayerNames() {}

    /** From the input on, the output layer last. */
    static List<String> of(Experiment experiment) {
        List<String> names = new ArrayList<>();
        for (int l = 1; l <= experiment.network().layers().size(); l++) {
            names.add(Words.text("layer", l));
        }
        names.add(Words.text("layer.output"));
        return names;
    }
}
