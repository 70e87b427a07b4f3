package downhill.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import downhill.experiment.Experiment;
import downhill.measure.Blame;
import downhill.train.Frame;
import downhill.train.Measurement;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How far back the blame for the last answer reaches in each recurrent layer. */
@Tag("blame-chart")
@JsModule("context://elements/blame-chart.js")
final class BlameChart extends Component implements Lens {
    private List<String> names = List.of();
    private List<Blame> last = List.of();

    BlameChart() {
        setId("blame-chart");
        getElement().setPropertyJson("labels", Words.labels("blame-chart"));
    }

    @Override
    public Set<Measurement> needs() {
        return Set.of(Measurement.THROUGH_TIME);
    }

    @Override
    public Component view() {
        return this;
    }

    @Override
    public void show(Experiment experiment) {
        names = LayerNames.of(experiment);
    }

    @Override
    public void show(Frame frame, ViewSettings settings) {
        List<Blame> blames = frame.look().throughTime();
        if (blames.isEmpty() || blames.getLast().layer() >= names.size() || blames.equals(last)) {
            return; // not measured yet, of a network that this page has left, or the same as before
        }
        last = blames;
        ObjectNode json = Json.object().put("number", frame.number());
        ArrayNode layers = json.putArray("layers");
        for (Blame blame : blames) {
            layers.addObject()
                    .put("name", names.get(blame.layer() - 1))
                    .put("carried", blame.carried())
                    .put("moments", blame.hidden().size())
                    .put("hidden", powers(blame.relativeHidden()))
                    .put("cell", powers(blame.relativeCell()));
        }
        getElement().setPropertyJson("frame", json);
    }

    /** Logarithms, since what fades is soon too small for a float. */
    private static String powers(List<Double> relative) {
        float[] powers = new float[relative.size()];
        for (int k = 0; k < powers.length; k++) {
            double share = relative.get(k);
            powers[k] = Double.isFinite(share) ? (float) Math.log10(share) : Float.NaN;
        }
        return Encode.floats(powers);
    }
}
