package downhill.ui;

import downhill.train.Frame;
import downhill.train.Row;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What loss chart and heat map share: rows of the history from an index on. */
final class SeriesJson {
    /** More than the number of times that a history's resolution can halve. */
    private static final int GENERATIONS = 1000;

    private SeriesJson() {}

    static ObjectNode of(Frame frame, ViewSettings settings) {
        return Json.object()
                .put("number", frame.number())
                .put(
                        "generation",
                        frame.incarnation() * GENERATIONS + frame.series().generation())
                .put("from", frame.series().from())
                .put("xUnit", settings.unit().id());
    }

    static double[] losses(List<Row> rows) {
        double[] flat = new double[rows.size() * 9];
        int i = 0;
        for (Row row : rows) {
            flat[i++] = row.update();
            flat[i++] = row.epoch();
            flat[i++] = row.examples();
            flat[i++] = row.train();
            flat[i++] = row.test();
            flat[i++] = row.batchMin();
            flat[i++] = row.batchMax();
            flat[i++] = row.rate();
            flat[i++] = row.gradientNorm();
        }
        return flat;
    }

    static double[] times(List<Row> rows) {
        double[] flat = new double[rows.size() * 3];
        int i = 0;
        for (Row row : rows) {
            flat[i++] = row.update();
            flat[i++] = row.epoch();
            flat[i++] = row.examples();
        }
        return flat;
    }
}
