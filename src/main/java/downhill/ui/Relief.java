package downhill.ui;

import downhill.landscape.Contours;
import downhill.surface.Window;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Heights over a part of a plane as elements draw them: shades, and contours, both on a logarithmic scale. */
final class Relief {
    /** Shades tell heights apart down to this share of the span. */
    private static final double DEPTH = 1e5;

    private static final int SHADES = 255;

    /** Places on the grid are told in so many parts of a cell. */
    private static final int PARTS = 400;

    private static final int GAP = 0xFFFF;

    private final double[] heights;
    private final int columns;
    private final double lowest;
    private final double highest;

    /**
     * Of heights row by row, the topmost first; the outermost lie on the edges of the picture.
     *
     * @param floor a height below which nothing lies, such as that of the lowest minimum; infinite if none is known
     */
    Relief(double[] heights, int columns, double floor) {
        this.heights = heights;
        this.columns = columns;
        double low = floor;
        double high = Double.NEGATIVE_INFINITY;
        for (double height : heights) {
            if (Double.isFinite(height)) {
                low = Math.min(low, height);
                high = Math.max(high, height);
            }
        }
        lowest = low;
        highest = high;
    }

    ObjectNode json(Window window, String xName, String yName) {
        ObjectNode json = Json.object()
                .put("xMin", window.lowX())
                .put("xMax", window.highX())
                .put("yMin", window.lowY())
                .put("yMax", window.highY())
                .put("xName", xName)
                .put("yName", yName)
                .put("columns", columns)
                .put("rows", heights.length / columns)
                .put("parts", PARTS)
                .put("shades", Encode.bytes(shades()));
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

    private ArrayNode contours() {
        ArrayNode array = Json.array();
        for (double level : Contours.levels(highest - lowest)) {
            List<float[]> lines = Contours.lines(heights, columns, lowest + level);
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
