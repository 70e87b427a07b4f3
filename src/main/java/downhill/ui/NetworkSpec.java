package downhill.ui;

import downhill.data.DataSpec;
import downhill.experiment.Experiment;
import downhill.experiment.Network;
import downhill.nn.Dense;
import downhill.nn.Layer;
import downhill.nn.NoNormalization;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A network as the graph draws it. */
final class NetworkSpec {
    /** Most units of a layer. */
    static final int MAX_UNITS = 1024;

    private NetworkSpec() {}

    static ObjectNode of(Experiment experiment) {
        List<Layer> layers = experiment.network().layers();
        List<String> names = LayerNames.of(experiment);
        ObjectNode spec = Json.object()
                .put("outputs", experiment.data().outputs())
                .put("maxLayers", Network.MAX_LAYERS)
                .put("maxUnits", MAX_UNITS)
                .put("editable", true)
                .put(
                        "steps",
                        experiment.network().recurrent() ? experiment.data().steps() : 1)
                .put("maps", units(experiment))
                .put("everyStep", experiment.network().everyStep());
        spec.set("inputs", Json.texts(inputs(experiment)));
        ArrayNode array = spec.putArray("layers");
        for (int l = 0; l < layers.size(); l++) {
            Layer layer = layers.get(l);
            array.addObject()
                    .put("units", layer.units())
                    .put("name", names.get(l))
                    .put("kind", kind(layer))
                    .put("about", about(layer))
                    .put("recurrent", layer.recurrent());
        }
        return spec;
    }

    /** What the small picture in each unit shows. */
    private static String units(Experiment experiment) {
        if (experiment.network().layers().isEmpty()) {
            return "";
        }
        int inputs = experiment.data().dataset().labels().inputs().size()
                * experiment.data().steps();
        if (inputs == 2) {
            return "plane";
        }
        if (experiment.network().recurrent() && experiment.data().steps() > 1) {
            return "moments";
        }
        return inputs == 1 ? "line" : "examples";
    }

    /** A recurrent network sees one moment at a time, any other all of them beside one another. */
    private static List<String> inputs(Experiment experiment) {
        DataSpec data = experiment.data();
        boolean moments = experiment.network().recurrent() && data.steps() > 1;
        return moments ? data.dataset().labels().inputs() : data.inputNames();
    }

    private static String kind(Layer layer) {
        return layer instanceof Dense dense
                ? Words.choice("activation", dense.activation().id(), "")
                : Words.choice("layer", layer.id(), "");
    }

    /** What else there is to a layer. */
    private static String about(Layer layer) {
        List<String> parts = new ArrayList<>();
        if (layer instanceof Dense dense) {
            if (!(dense.normalization() instanceof NoNormalization)) {
                parts.add(Words.choice("normalization", dense.normalization().id(), ""));
            }
            if (dense.dropout() > 0) {
                parts.add(Words.text("layer.dropout", dense.dropout()));
            }
            if (dense.residual()) {
                parts.add(Words.text("layer.residual"));
            }
        }
        return String.join(" · ", parts);
    }
}
