package downhill.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import downhill.train.Frame;
import downhill.train.Picture;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The loss over the two weights of a line, with the way that they took. */
@Tag("weight-space")
@JsModule("context://elements/weight-space.js")
final class WeightSpace extends Component implements FramePart {

    /** @param words key of its texts, and its id */
    WeightSpace(String words) {
        setId(words);
        getElement().setPropertyJson("labels", Words.labels(words));
    }

    /** A way that is over. */
    void setWay(double[] places, long update) {
        ObjectNode json =
                Json.object().put("number", update).put("rate", 0).put("places", Encode.floats(floats(places)));
        json.set("slope", Json.numbers(List.of(Double.NaN, Double.NaN)));
        json.set("loss", Json.numbers(List.of(Double.NaN)));
        getElement().setPropertyJson("frame", json);
    }

    void setGround(ObjectNode ground) {
        getElement().setPropertyJson("ground", ground);
    }

    /** Ways of other starts; none to show none. */
    void setOthers(List<double[]> ways) {
        ArrayNode array = Json.array();
        ways.forEach(way -> array.add(Encode.floats(floats(way))));
        getElement().setPropertyJson("others", array);
    }

    @Override
    public void show(Frame frame, ViewSettings settings) {
        if (frame.picture() instanceof Picture.Curve curve && curve.way() != null) {
            Picture.Way way = curve.way();
            ObjectNode json = Json.object()
                    .put("number", frame.number())
                    .put("rate", frame.progress().learningRate())
                    .put("places", Encode.floats(floats(way.places())));
            json.set("slope", Json.numbers(List.of(way.slope()[0], way.slope()[1])));
            json.set("loss", Json.numbers(List.of(way.loss())));
            getElement().setPropertyJson("frame", json);
        }
    }

    private static float[] floats(double[] numbers) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return floats;
    }
}
