package downhill.share;

import downhill.train.Row;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The training loss of a run in a few points, for a small picture.
 *
 * @param points from the first update to the last, evenly; not finite where the loss was not
 */
@SuppressWarnings("ArrayRecordComponent") // never written after construction, never compared
public record Curve(float[] points) {
    /** Most points. */
    public static final int POINTS = 48;

    /** Of what never ran. */
    static final Curve NONE = new Curve(new float[0]);

    /** Of a history; a long one as smallest and largest loss of equal stretches, in the order in which they came. */
    static Curve of(List<Row> rows) {
        if (rows.size() <= POINTS) {
            float[] points = new float[rows.size()];
            for (int i = 0; i < points.length; i++) {
                points[i] = (float) rows.get(i).train();
            }
            return new Curve(points);
        }
        float[] points = new float[POINTS];
        double stretch = 2.0 * rows.getLast().update() / POINTS;
        int from = 0;
        for (int k = 0; k < POINTS / 2; k++) {
            int to = from;
            while (to < rows.size() && (rows.get(to).update() <= (k + 1) * stretch || k == POINTS / 2 - 1)) {
                to++;
            }
            put(rows.subList(from, to), points, 2 * k);
            from = to;
        }
        return new Curve(points);
    }

    private static void put(List<Row> rows, float[] points, int at) {
        if (rows.isEmpty()) {
            points[at] = points[Math.max(0, at - 1)];
            points[at + 1] = points[at];
            return;
        }
        int low = 0;
        int high = 0;
        for (int i = 1; i < rows.size(); i++) {
            double loss = rows.get(i).train();
            // NaN is the largest here.
            low = Double.compare(loss, rows.get(low).train()) < 0 ? i : low;
            high = Double.compare(loss, rows.get(high).train()) > 0 ? i : high;
        }
        points[at] = (float) rows.get(Math.min(low, high)).train();
        points[at + 1] = (float) rows.get(Math.max(low, high)).train();
    }

    /** As little-endian bytes. */
    byte[] bytes() {
        ByteBuffer buffer = ByteBuffer.allocate(points.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(points);
        return buffer.array();
    }

    /** Of such bytes; what is beyond the last point is left out. */
    static Curve read(byte[] bytes) {
        float[] points = new float[Math.min(POINTS, bytes.length / Float.BYTES)];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(points);
        return new Curve(points);
    }
}
