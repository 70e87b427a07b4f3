package downhill.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import downhill.train.Frame;
import downhill.train.Measurement;
import downhill.train.Picture;
import downhill.train.Status;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the network answers, over the data; or a point on its surface. */
@Tag("output-map")
@JsModule("context://elements/output-map.js")
final class OutputMap extends Component implements FramePart {
    /** The update whose answers a run that trains has shown. */
    private long answeredAt = -1;

    OutputMap(ObjectNode labels) {
        setId("output");
        getElement().setPropertyJson("labels", labels);
    }

    /** The points and axes to draw the answers over. */
    void setData(ObjectNode data) {
        getElement().setPropertyJson("data", data);
    }

    /**
     * How it is looked at.
     *
     * @param showTest whether test points are drawn
     * @param discrete whether the class alone is shown instead of how sure the network is
     * @param pairs whether predicted is drawn over true where a series is forecast otherwise
     */
    void setView(boolean showTest, boolean discrete, boolean pairs) {
        getElement()
                .setPropertyJson(
                        "view",
                        Json.object()
                                .put("showTest", showTest)
                                .put("discrete", discrete)
                                .put("pairs", pairs));
    }

    @Override
    public void show(Frame frame, ViewSettings settings) {
        Picture picture = frame.picture();
        if (picture == null) {
            return;
        }
        ObjectNode json = Json.object().put("number", frame.number());
        json.set("batch", Json.integers(frame.progress().batch()));
        getElement().setPropertyJson("frame", json);
        // By themselves, since they are most of what is sent, and not every frame has new ones.
        long measuredAt = frame.look().measuredAt(Measurement.OUTPUT);
        if (frame.status() != Status.TRAINING || measuredAt != answeredAt) {
            getElement().setPropertyJson("answers", answers(picture));
            answeredAt = frame.status() == Status.TRAINING ? measuredAt : -1;
        }
    }

    private static ObjectNode answers(Picture picture) {
        ObjectNode json = Json.object();
        switch (picture) {
            case Picture.Plane plane -> {
                json.put("size", plane.size()).put("grid", Shades.of(plane.grid()));
                if (plane.winner().length > 0) {
                    json.put("winner", Shades.classes(plane.winner()));
                }
            }
            case Picture.Curve curve -> json.put("curve", Encode.doubles(curve.points()));
            case Picture.Scatter scatter -> {
                json.put("pairs", Encode.floats(scatter.pairs()));
                if (scatter.ahead().length > 0) {
                    json.put("ahead", Encode.floats(scatter.ahead()));
                }
            }
            case Picture.Path path -> json.put("path", Encode.doubles(path.places()));
            case Picture.Confusion confusion -> json.set("matrix", matrix(confusion.counts()));
        }
        return json;
    }

    private static ArrayNode matrix(List<List<Integer>> counts) {
        ArrayNode rows = Json.array();
        counts.forEach(row -> rows.add(Json.integers(row)));
        return rows;
    }
}
