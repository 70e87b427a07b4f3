package downhill.ui;

import downhill.data.DataSpec.Prepared;
import downhill.data.Examples;
import downhill.train.View;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** What the output map draws the answers over: points, axes and names, in original units. */
final class OutputData {
    /** Points of each part that are drawn; more would hide each other. */
    private static final int MAX_POINTS = 500;

    private static final double MARGIN = 1.0 / 8;

    private final Prepared data;
    private final View view;
    private final ObjectNode json = Json.object().put("showTest", true);

    private OutputData(Prepared data) {
        this.data = data;
        view = View.of(data);
    }

    /** Of tables; sequences are flat. */
    static ObjectNode of(Prepared data, boolean regression) {
        return new OutputData(data).make(regression);
    }

    /** The points alone, where there are some. */
    static Optional<Points> points(Prepared data, boolean regression) {
        ObjectNode made = of(data, regression);
        if (!made.has("points")) {
            return Optional.empty();
        }
        boolean curve = made.get("kind").asString().equals("curve");
        double[] limits = Stream.of("xMin", "xMax", "yMin", "yMax")
                .mapToDouble(name -> made.get(name).asDouble())
                .toArray();
        return Optional.of(new Points(
                new OutputData(data).points(curve),
                limits,
                curve,
                data.train().labels().classes().size()));
    }

    private ObjectNode make(boolean regression) {
        Examples.Labels labels = data.train().labels();
        List<String> inputs = labels.inputs();
        json.set("classes", Json.texts(labels.classes()));
        if (data.rawInputs() == 2) {
            json.put("kind", "plane").put("xName", inputs.getFirst()).put("yName", inputs.get(1));
            axis("x", original(0, view.low()[0]), original(0, view.high()[0]));
            axis("y", original(1, view.low()[1]), original(1, view.high()[1]));
            json.put("points", Encode.floats(points(false)));
        } else if (!regression) {
            json.put("kind", "confusion");
        } else if (data.rawInputs() == 1) {
            json.put("kind", "curve").put("xName", inputs.getFirst()).put("yName", labels.target());
            axis("x", original(0, view.low()[0]), original(0, view.high()[0]));
            targets("y");
            json.put("points", Encode.floats(points(true)));
        } else {
            json.put("kind", "scatter")
                    .put("xName", Words.text("output.true", labels.target()))
                    .put("yName", Words.text("output.answer", labels.target()));
            targets("x");
            targets("y");
        }
        return json;
    }

    private void axis(String name, double low, double high) {
        json.put(name + "Min", low).put(name + "Max", high);
    }

    /** An axis of all targets, training and test, with a margin. */
    private void targets(String name) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Examples part : List.of(data.train(), data.test())) {
            for (double target : part.y()) {
                low = Math.min(low, data.originalTarget(target));
                high = Math.max(high, data.originalTarget(target));
            }
        }
        double margin = high > low ? (high - low) * MARGIN : 1;
        axis(name, low - margin, high + margin);
    }

    private double original(int column, double scaled) {
        return data.scaler().original(column, scaled);
    }

    private float[] points(boolean curve) {
        int train = Math.min(MAX_POINTS, data.train().rows());
        int test = Math.min(MAX_POINTS, data.test().rows());
        float[] flat = new float[4 * (train + test)];
        fill(flat, 0, data.train(), train, curve);
        fill(flat, train, data.test(), test, curve);
        for (int r = train; r < train + test; r++) {
            flat[4 * r + 3] = 1;
        }
        return flat;
    }

    private void fill(float[] flat, int at, Examples part, int rows, boolean curve) {
        int inputs = part.inputs();
        for (int r = 0; r < rows; r++) {
            int i = 4 * (at + r);
            flat[i] = (float) original(0, part.x()[r * inputs]);
            float target = (float) data.originalTarget(part.y()[r]);
            flat[i + 1] = curve ? target : (float) original(1, part.x()[r * inputs + 1]);
            flat[i + 2] = target;
        }
    }

    /**
     * What is drawn before the answers are.
     *
     * @param rows one after the other: x, y, target, and 1 for test rows
     * @param limits of the picture: least and most x, least and most y
     * @param curve whether y is the target
     * @param classes 0 for numbers
     */
    @SuppressWarnings("ArrayRecordComponent") // never written after construction
    record Points(float[] rows, double[] limits, boolean curve, int classes) {}
}
