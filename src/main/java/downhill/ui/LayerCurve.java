package downhill.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.measure.Histogram;
import downhill.measure.LayerReading;
import downhill.nn.Activation;
import downhill.nn.Dense;
import downhill.nn.Identity;
import downhill.nn.Layer;
import downhill.train.Frame;
import downhill.train.Look;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The activation of one layer, its slope, and the layer's pre-activations, on one axis. */
@Tag("layer-curve")
@JsModule("context://elements/layer-curve.js")
final class LayerCurve extends Component implements FramePart {
    /** Numbers that may lie outside of the axis: one of this many. */
    private static final int RARE = 100;

    private static final double SHORTEST = 4;
    private static final int POINTS = 97;

    private Experiment experiment = Cards.first();
    private int layer = 1;
    private double reach = SHORTEST;
    private @Nullable Frame last;

    LayerCurve() {
        setId("layer-curve");
        getElement().setPropertyJson("labels", Words.labels("layer-curve"));
    }

    /** Shows this layer from now on, counted from 1. */
    void of(Experiment other, int wanted) {
        boolean same = other.equals(experiment) && wanted == layer;
        experiment = other;
        layer = wanted;
        if (last == null || !same) {
            specify();
            repeat();
        }
    }

    private void repeat() {
        Frame again = last;
        if (again != null) {
            show(again, ViewSettings.DEFAULT);
        }
    }

    private void specify() {
        List<Layer> hidden = experiment.network().layers();
        Activation activation = layer > hidden.size()
                ? new Identity()
                : hidden.get(layer - 1) instanceof Dense dense ? dense.activation() : null;
        ObjectNode spec = Json.object()
                .put("name", LayerNames.of(experiment).get(layer - 1))
                .put("reach", reach)
                .put("what", Words.text(activation == null ? "layer-curve.state" : "layer-curve.sum"))
                .put("curve", activation == null ? "" : Words.choice("activation", activation.id(), ""));
        if (activation == null) {
            spec.put("values", "").put("slopes", "");
        } else {
            float[] values = new float[POINTS];
            float[] slopes = new float[POINTS];
            for (int i = 0; i < POINTS; i++) {
                double z = reach * (2.0 * i / (POINTS - 1) - 1);
                values[i] = (float) activation.value(z);
                slopes[i] = (float) activation.slope(z, activation.value(z));
            }
            spec.put("values", Encode.floats(values)).put("slopes", Encode.floats(slopes));
        }
        getElement().setPropertyJson("spec", spec);
    }

    @Override
    public void show(Frame frame, ViewSettings settings) {
        last = frame;
        Look look = frame.look();
        int layers = experiment.network().layers().size() + 1;
        if (look.histograms().size() != layers || look.layers().size() != layers) {
            return; // not measured yet, or of a network that this page has already left
        }
        Histogram histogram = look.histograms().get(layer - 1).preActivation();
        LayerReading reading = look.layers().get(layer - 1);
        double needed = reach(histogram);
        if (needed != reach) {
            reach = needed;
            specify();
        }
        ObjectNode json = Json.object()
                .put("number", frame.number())
                .put("zeros", histogram.zeros())
                .put("nonFinite", histogram.nonFinite());
        json.set("negative", Json.integers(histogram.negative()));
        json.set("positive", Json.integers(histogram.positive()));
        json.set("readings", Json.numbers(List.of(reading.meanSlope(), reading.saturated(), reading.dead())));
        getElement().setPropertyJson("frame", json);
    }

    /** As far as nearly all of the numbers lie, by the edges of the bins. */
    static double reach(Histogram histogram) {
        int finite = histogram.total() - histogram.nonFinite();
        int left = 0;
        int bin = Histogram.BINS;
        while (bin > 0 && left * RARE <= finite) {
            bin--;
            left += histogram.negative().get(bin) + histogram.positive().get(bin);
        }
        return Math.max(SHORTEST, Histogram.edge(bin + 1));
    }
}
