package downhill.ui;

import downhill.choice.Task;
import downhill.data.DataSpec;
import downhill.data.DataSpec.Prepared;
import downhill.data.Examples;
import downhill.train.View;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What the output map draws the answers over: points, axes and names, in original units. */
final class OutputData {
    /** Points of each part that are drawn; more would hide each other. */
    private static final int MAX_POINTS = 500;

    /** Share of an axis that is left free around what is drawn. */
    static final double MARGIN = 1.0 / 8;

    private final Prepared data;
    private final View view;
    private final ObjectNode json = Json.object().put("showTest", true);

    private OutputData(Prepared data) {
        this.data = data;
        view = View.of(data);
    }

    /** Of tables; sequences are flat, and a series is forecast. */
    static ObjectNode of(DataSpec data) {
        Prepared prepared = data.prepare();
        ObjectNode picture = new OutputData(prepared.flat()).make(data.dataset().task() == Task.REGRESSION);
        double[] stretch = data.stretch();
        return stretch.length == 0 || !picture.get("kind").asString().equals("scatter")
                ? picture
                : SeriesData.of(prepared.train(), stretch).set("scatter", picture);
    }

    /** What is drawn before there are answers; nothing where these alone are drawn. */
    static Optional<Points> points(Prepared data, boolean regression) {
        boolean curve = isCurve(data, regression);
        if (!curve && !isPlane(data)) {
            return Optional.empty();
        }
        OutputData output = new OutputData(data);
        int classes = data.train().labels().classes().size();
        return Optional.of(new Points(output.points(curve), output.limits(curve), curve, classes));
    }

    private static boolean isPlane(Prepared data) {
        return data.rawInputs() == 2;
    }

    private static boolean isCurve(Prepared data, boolean regression) {
        return regression && data.rawInputs() == 1;
    }

    private ObjectNode make(boolean regression) {
        Examples.Labels labels = data.train().labels();
        List<String> inputs = labels.inputs();
        json.set("classes", Json.texts(labels.classes()));
        if (isPlane(data)) {
            json.put("kind", "plane").put("xName", inputs.getFirst()).put("yName", inputs.get(1));
            axes(limits(false));
            json.put("points", Encode.floats(points(false)));
        } else if (!regression) {
            json.put("kind", "confusion");
        } else if (isCurve(data, regression)) {
            json.put("kind", "curve").put("xName", inputs.getFirst()).put("yName", labels.target());
            axes(limits(true));
            json.put("points", Encode.floats(points(true)));
        } else {
            json.put("kind", "scatter")
                    .put("xName", Words.text("output.true", labels.target()))
                    .put("yName", Words.text("output.answer", labels.target()));
            double[] targets = targets();
            axes(targets[0], targets[1], targets[0], targets[1]);
        }
        return json;
    }

    private void axes(double... limits) {
        json.put("xMin", limits[0])
                .put("xMax", limits[1])
                .put("yMin", limits[2])
                .put("yMax", limits[3]);
    }

    /** Least and most x, least and most y. */
    private double[] limits(boolean curve) {
        double[] y = curve ? targets() : new double[] {original(1, view.low()[1]), original(1, view.high()[1])};
        return new double[] {original(0, view.low()[0]), original(0, view.high()[0]), y[0], y[1]};
    }

    /** The ends of an axis of all targets, training and test, with a margin. */
    private double[] targets() {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Examples part : List.of(data.train(), data.test())) {
            for (double target : part.y()) {
                low = Math.min(low, data.originalTarget(target));
                high = Math.max(high, data.originalTarget(target));
            }
        }
        double margin = high > low ? (high - low) * MARGIN : 1;
        return new double[] {low - margin, high + margin};
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
