package downhill.ui;

import downhill.choice.Task;
import downhill.data.DataSpec;
import downhill.data.DataSpec.Prepared;
import downhill.data.Examples;
import downhill.experiment.Experiment;
import downhill.train.Frame;
import downhill.train.View;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What the network answers. */
final class OutputPanel extends Panel implements FramePart {
    /** Points of each part that are drawn; more would hide each other. */
    private static final int MAX_POINTS = 500;

    private final OutputMap map = new OutputMap(Words.labels("output-map"));
    private final Reading accuracy = new Reading("test-metric", Words.text("reading.accuracy"));
    private @Nullable DataSpec drawn;
    private boolean regression;

    OutputPanel() {
        super("dh-output", "output");
        addTools(accuracy);
        add(map);
    }

    @Override
    void show(Experiment experiment) {
        if (experiment.data().equals(drawn)) {
            return;
        }
        drawn = experiment.data();
        regression = drawn.dataset().task() == Task.REGRESSION;
        accuracy.label(Words.text(regression ? "reading.r2" : "reading.accuracy"));
        map.setData(data(drawn.prepare().flat()));
    }

    private ObjectNode data(Prepared prepared) {
        Examples train = prepared.train();
        View view = View.of(prepared);
        List<String> inputs = train.labels().inputs();
        boolean curve = inputs.size() == 1;
        ObjectNode json = Json.object().put("kind", kind(prepared.rawInputs())).put("showTest", true);
        json.put("points", Encode.floats(points(prepared, curve)));
        json.put("xMin", original(prepared, 0, view.low()[0])).put("xMax", original(prepared, 0, view.high()[0]));
        int second = curve ? 0 : 1;
        if (curve) {
            double low = prepared.originalTarget(view.lowTarget());
            double high = prepared.originalTarget(view.highTarget());
            double margin = (high - low) / 8;
            json.put("yMin", low - margin).put("yMax", high + margin);
        } else {
            json.put("yMin", original(prepared, 1, view.low()[1])).put("yMax", original(prepared, 1, view.high()[1]));
        }
        json.put("xName", inputs.getFirst()).put("yName", curve ? train.labels().target() : inputs.get(second));
        json.set("classes", Json.texts(train.labels().classes()));
        return json;
    }

    private String kind(int inputs) {
        if (inputs == 2) {
            return "plane";
        }
        if (regression) {
            return inputs == 1 ? "curve" : "scatter";
        }
        return "confusion";
    }

    private static double original(Prepared prepared, int column, double scaled) {
        return prepared.scaler().original(column, scaled);
    }

    private static float[] points(Prepared prepared, boolean curve) {
        int train = Math.min(MAX_POINTS, prepared.train().rows());
        int test = Math.min(MAX_POINTS, prepared.test().rows());
        float[] flat = new float[4 * (train + test)];
        fill(flat, 0, prepared, prepared.train(), train, curve);
        fill(flat, train, prepared, prepared.test(), test, curve);
        for (int r = train; r < train + test; r++) {
            flat[4 * r + 3] = 1;
        }
        return flat;
    }

    private static void fill(float[] flat, int at, Prepared prepared, Examples part, int rows, boolean curve) {
        int inputs = part.inputs();
        for (int r = 0; r < rows; r++) {
            int i = 4 * (at + r);
            flat[i] = (float) prepared.scaler().original(0, part.x()[r * inputs]);
            float target = (float) prepared.originalTarget(part.y()[r]);
            flat[i + 1] = curve ? target : (float) prepared.scaler().original(1, part.x()[r * inputs + 1]);
            flat[i + 2] = target;
        }
    }

    @Override
    public void show(Frame frame, ViewSettings settings) {
        double metric = frame.readings().testMetric();
        String text = regression || !Double.isFinite(metric)
                ? Numbers.reading(metric)
                : Words.text("percent", Math.round(metric * 1000) / 10.0);
        accuracy.show(metric, text);
        map.show(frame, settings);
    }
}
