package downhill.ui;

import downhill.data.Examples;
import java.util.Arrays;
import tools.jackson.databind.node.ObjectNode;

/** What a forecast is drawn over: the numbers that are known, and what came after them, in original units. */
final class SeriesData {
    private SeriesData() {}

    /** Of the numbers of a window, as long as a row, and those after it; the last one known is at 0. */
    static ObjectNode of(Examples rows, double[] stretch) {
        int known = rows.steps();
        double low = Arrays.stream(stretch).min().orElseThrow();
        double high = Arrays.stream(stretch).max().orElseThrow();
        double margin = high > low ? (high - low) * OutputData.MARGIN : 1;
        float[] points = new float[4 * stretch.length];
        for (int t = 0; t < stretch.length; t++) {
            points[4 * t] = t - known + 1;
            points[4 * t + 1] = (float) stretch[t];
            points[4 * t + 2] = (float) stretch[t];
            points[4 * t + 3] = t < known ? 0 : 1;
        }
        return Json.object()
                .put("kind", "forecast")
                .put("showTest", true)
                .put("xName", Words.text("output.steps"))
                .put("yName", rows.labels().inputs().getFirst())
                .put("xMin", -known)
                .put("xMax", stretch.length - known + 1)
                .put("yMin", low - margin)
                .put("yMax", high + margin)
                .put("points", Encode.floats(points));
    }
}
