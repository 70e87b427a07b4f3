package downhill.ui;

import downhill.experiment.OnSurface;
import downhill.surface.Minimum;
import downhill.surface.Surface;
import downhill.surface.Window;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A surface as a race is drawn on it, with its minima. */
final class RaceGround {
    private static final int COLUMNS = 141;
    private static final int ROWS = 101;

    private RaceGround() {}

    static ObjectNode of(OnSurface start) {
        Surface surface = start.surface();
        Window window = SurfaceData.window(start);
        double floor = surface.minima().isEmpty()
                ? Double.POSITIVE_INFINITY
                : surface.minima().getFirst().value();
        ObjectNode json = new Relief(heights(surface, window), COLUMNS, floor)
                .json(window, Words.text("surface.x"), Words.text("surface.y"))
                .put("name", Words.choice("surface", surface.id(), ""));
        json.set("minima", minima(surface));
        return json;
    }

    private static double[] heights(Surface surface, Window window) {
        double[] heights = new double[COLUMNS * ROWS];
        for (int i = 0; i < heights.length; i++) {
            heights[i] = surface.value(
                    place(window.lowX(), window.highX(), i % COLUMNS, COLUMNS),
                    place(window.highY(), window.lowY(), i / COLUMNS, ROWS));
        }
        return heights;
    }

    private static double place(double from, double to, int index, int count) {
        return from + (to - from) * index / (count - 1);
    }

    private static ArrayNode minima(Surface surface) {
        ArrayNode array = Json.array();
        for (Minimum minimum : surface.minima()) {
            array.add(Json.numbers(List.of(minimum.x(), minimum.y())));
        }
        return array;
    }
}
