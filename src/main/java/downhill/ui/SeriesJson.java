package downhill.ui;

import downhill.train.Frame;
import downhill.train.Row;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What loss chart and heat map share: rows of the history from an index on. */
final class SeriesJson {
    /** More than the number of times that a history's resolution can halve. */
    private static final int GENERATIONS = 1000;

    private static final int TIMES = 4;
    private static final int LOSSES = 10;

    private SeriesJson() {}

    /** What both have of a frame; of a moment of the past no rows, since the page has them all, but only which one it is. */
    static ObjectNode of(Frame frame, ViewSettings settings) {
        ObjectNode json = Json.object().put("number", frame.number());
        if (frame.past()) {
            return json.put("at", frame.progress().update())
                    .put("xUnit", settings.unit().id());
        }
        return json.put("xUnit", settings.unit().id())
                .put(
                        "generation",
                        frame.incarnation() * GENERATIONS + frame.series().generation())
                .put("from", frame.series().from());
    }

    /** Rows of update, epoch, examples seen, CPU seconds, losses, learning rate and norm of the gradient. */
    static double[] losses(Frame frame) {
        double[] times = times(frame);
        double[] flat = new double[times.length / TIMES * LOSSES];
        int i = 0;
        for (Row row : frame.series().rows()) {
            System.arraycopy(times, i / LOSSES * TIMES, flat, i, TIMES);
            i += TIMES;
            flat[i++] = row.train();
            flat[i++] = row.test();
            flat[i++] = row.batchMin();
            flat[i++] = row.batchMax();
            flat[i++] = row.rate();
            flat[i++] = row.gradientNorm();
        }
        return flat;
    }

    /** Rows of update, epoch, examples seen and CPU seconds: what may stand on the time axis. */
    static double[] times(Frame frame) {
        List<Row> rows = frame.series().rows();
        double[] flat = new double[rows.size() * TIMES];
        for (int r = 0; r < rows.size(); r++) {
            flat[TIMES * r] = rows.get(r).update();
            flat[TIMES * r + 1] = rows.get(r).epoch();
            flat[TIMES * r + 2] = rows.get(r).examples();
            flat[TIMES * r + 3] =
                    frame.cpuSeconds().isEmpty() ? 0 : frame.cpuSeconds().get(r);
        }
        return flat;
    }
}
