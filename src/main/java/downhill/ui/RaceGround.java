package downhill.ui;

import downhill.experiment.OnSurface;
import downhill.landscape.Contours;
import downhill.surface.Minimum;
import downhill.surface.Surface;
import downhill.surface.Window;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A surface as a race is drawn on it: shades, and contours at heights on a logarithmic scale. */
final class RaceGround {
    private static final int COLUMNS = 141;
    private static final int ROWS = 101;

    /** Shades tell heights apart down to this share of the span. */
    private static final double DEPTH = 1e5;

    private static final int SHADES = 255;

    /** Places on the grid are told in so many parts of a cell. */
    private static final int PARTS = 400;

    private static final int GAP = 0xFFFF;

    private final Surface surface;
    private final Window window;
    private final double[] heights = new double[COLUMNS * ROWS];
    private final double lowest;
    private final double highest;

    private RaceGround(OnSurface start) {
        surface = start.surface();
        window = SurfaceData.window(start);
        double low = surface.minima().isEmpty()
                ? Double.POSITIVE_INFINITY
                : surface.minima().getFirst().value();
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < heights.length; i++) {
            double x = place(window.lowX(), window.highX(), i % COLUMNS, COLUMNS);
            double y = place(window.highY(), window.lowY(), i / COLUMNS, ROWS);
            heights[i] = surface.value(x, y);
            if (Double.isFinite(heights[i])) {
                low = Math.min(low, heights[i]);
                high = Math.max(high, heights[i]);
            }
        }
        lowest = low;
        highest = high;
    }

    private static double place(double from, double to, int index, int count) {
        return from + (to - from) * index / (count - 1);
    }

    static ObjectNode of(OnSurface start) {
        return new RaceGround(start).make();
    }

    private ObjectNode make() {
        ObjectNode json = Json.object()
                .put("xMin", window.lowX())
                .put("xMax", window.highX())
                .put("yMin", window.lowY())
                .put("yMax", window.highY())
                .put("xName", Words.text("surface.x"))
                .put("yName", Words.text("surface.y"))
                .put("name", Words.choice("surface", surface.id(), ""))
                .put("columns", COLUMNS)
                .put("rows", ROWS)
                .put("parts", PARTS)
                .put("shades", Encode.bytes(shades()));
        json.set("minima", minima());
        json.set("contours", contours());
        return json;
    }

    private byte[] shades() {
        byte[] shades = new byte[heights.length];
        for (int i = 0; i < shades.length; i++) {
            double share = highest > lowest ? (heights[i] - lowest) / (highest - lowest) : 0;
            double code = Double.isFinite(heights[i]) ? Math.log1p(share * DEPTH) / Math.log1p(DEPTH) : 1;
            shades[i] = (byte) Math.round(SHADES * Math.clamp(code, 0, 1));
        }
        return shades;
    }

    private ArrayNode minima() {
        ArrayNode array = Json.array();
        for (Minimum minimum : surface.minima()) {
            array.add(Json.numbers(List.of(minimum.x(), minimum.y())));
        }
        return array;
    }

    private ArrayNode contours() {
        ArrayNode array = Json.array();
        for (double level : Contours.levels(highest - lowest)) {
            List<float[]> lines = Contours.lines(heights, COLUMNS, lowest + level);
            array.addObject().put("height", level).put("lines", packed(lines));
        }
        return array;
    }

    /** Pairs of whole parts of a cell, a gap behind each line. */
    private static String packed(List<float[]> lines) {
        int numbers = lines.stream().mapToInt(line -> line.length + 2).sum();
        ByteBuffer buffer = ByteBuffer.allocate(numbers * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float[] line : lines) {
            for (float place : line) {
                buffer.putShort((short) Math.round(place * PARTS));
            }
            buffer.putShort((short) GAP).putShort((short) GAP);
        }
        return Encode.bytes(buffer.array());
    }
}
