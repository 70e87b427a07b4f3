package downhill.ui;

import downhill.experiment.OnSurface;
import downhill.surface.Minimum;
import downhill.surface.Surface;
import downhill.surface.Window;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A surface as the output map draws it: its heights over a window that also holds the start, and its minima. */
final class SurfaceData {
    private static final int CELLS = 120;
    private static final double MARGIN = 1.0 / 16;

    /** How many times smaller than the whole span a height may be and still be told from the lowest. */
    private static final double DEPTH = 1e4;

    private final Surface surface;
    private final Window window;
    private final double[] heights = new double[CELLS * CELLS];

    private SurfaceData(OnSurface start) {
        surface = start.surface();
        window = window(start);
        for (int i = 0; i < heights.length; i++) {
            heights[i] = surface.value(
                    middle(window.lowX(), window.highX(), i % CELLS), middle(window.highY(), window.lowY(), i / CELLS));
        }
    }

    /** The usual one, or a larger one where the start lies outside of it. */
    static Window window(OnSurface start) {
        Window usual = start.surface().window();
        return usual.contains(start.x(), start.y()) ? usual : around(usual, start);
    }

    private static Window around(Window usual, OnSurface start) {
        double lowX = Math.min(usual.lowX(), start.x());
        double highX = Math.max(usual.highX(), start.x());
        double lowY = Math.min(usual.lowY(), start.y());
        double highY = Math.max(usual.highY(), start.y());
        double x = (highX - lowX) * MARGIN;
        double y = (highY - lowY) * MARGIN;
        return new Window(lowX - x, highX + x, lowY - y, highY + y);
    }

    private static double middle(double from, double to, int cell) {
        return from + (to - from) * (cell + 0.5) / CELLS;
    }

    static ObjectNode of(OnSurface start) {
        return new SurfaceData(start).make();
    }

    private ObjectNode make() {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double height : heights) {
            low = Math.min(low, height);
            high = Math.max(high, height);
        }
        for (Minimum minimum : surface.minima()) {
            low = Math.min(low, minimum.value());
        }
        ObjectNode json = Json.object()
                .put("kind", "surface")
                .put("showTest", false)
                .put("xName", Words.text("surface.x"))
                .put("yName", Words.text("surface.y"))
                .put("xMin", window.lowX())
                .put("xMax", window.highX())
                .put("yMin", window.lowY())
                .put("yMax", window.highY())
                .put("low", low)
                .put("high", high)
                .put("cells", CELLS)
                .put("heights", Encode.floats(shares(low, high)));
        json.set("minima", minima());
        return json;
    }

    /** From 0 at the lowest to 1 at the highest, on a logarithmic scale of the height above the lowest. */
    private float[] shares(double low, double high) {
        float[] shares = new float[heights.length];
        for (int i = 0; i < shares.length; i++) {
            double share = high > low ? (heights[i] - low) / (high - low) : 0;
            shares[i] = (float) (Math.log1p(share * DEPTH) / Math.log1p(DEPTH));
        }
        return shares;
    }

    private ArrayNode minima() {
        ArrayNode array = Json.array();
        for (Minimum minimum : surface.minima()) {
            array.add(Json.numbers(List.of(minimum.x(), minimum.y())));
        }
        return array;
    }
}
