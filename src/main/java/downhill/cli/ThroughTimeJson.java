package downhill.cli;

import downhill.measure.Blame;
import downhill.train.TimeProbe;
import downhill.train.Trainer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How far back the blame for the last answer reaches, in a line of a recurrent network; nothing in that of another. */
final class ThroughTimeJson {
    // Its arrays are made once, for the one run that a command trains.
    private @Nullable TimeProbe probe;

    void addTo(ObjectNode line, Trainer trainer) {
        if (!trainer.experiment().network().recurrent()) {
            return;
        }
        if (probe == null) {
            probe = new TimeProbe(trainer);
        }
        ArrayNode layers = line.putArray("through_time");
        probe.measure().forEach(blame -> add(layers.addObject(), blame));
    }

    private static void add(ObjectNode layer, Blame blame) {
        layer.put("layer", blame.layer());
        layer.put("carried", blame.carried());
        layer.set("hidden", JsonReport.numbers(blame.relativeHidden()));
        if (!blame.cell().isEmpty()) {
            layer.set("cell", JsonReport.numbers(blame.relativeCell()));
        }
    }
}
