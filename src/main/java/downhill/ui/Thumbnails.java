package downhill.ui;

import downhill.choice.Catalogue;
import downhill.choice.Task;
import downhill.data.Dataset;
import downhill.data.Examples;
import downhill.experiment.ExperimentCodec;
import downhill.math.Stream;
import java.util.Arrays;
import tools.jackson.databind.node.ArrayNode;

/** Small pictures of all data sets, drawn from the real generators. */
final class Thumbnails {
    private static final int POINTS = 120;
    private static final long SEED = 1;

    private Thumbnails() {}

    static ArrayNode all() {
        ArrayNode items = Json.array();
        for (String id : Catalogue.of(Dataset.class).ids()) {
            Dataset dataset = ExperimentCodec.choice(Dataset.class, id).orElseThrow();
            items.addObject()
                    .put("id", id)
                    .put("label", Words.choice("dataset", id, ""))
                    .put("title", Words.choice("dataset", id, ".why"))
                    .put("kind", dataset.task() == Task.REGRESSION ? "curve" : "classes")
                    .put("points", Encode.floats(points(dataset)));
        }
        return items;
    }

    private static float[] points(Dataset dataset) {
        int rows = Math.min(POINTS, dataset.available());
        Examples examples = dataset.draw(rows, Stream.of(SEED, Stream.Purpose.DATA));
        int inputs = examples.inputs();
        double[] across = column(examples.x(), 0, inputs, rows);
        boolean curve = dataset.task() == Task.REGRESSION;
        double[] up = curve ? examples.y() : column(examples.x(), Math.min(1, inputs - 1), inputs, rows);
        float[] flat = new float[rows * 3];
        for (int r = 0; r < rows; r++) {
            flat[3 * r] = share(across, across[r]);
            flat[3 * r + 1] = share(up, up[r]);
            flat[3 * r + 2] = curve ? 0 : (float) examples.y()[r];
        }
        return flat;
    }

    private static double[] column(double[] x, int column, int columns, int rows) {
        double[] values = new double[rows];
        for (int r = 0; r < rows; r++) {
            values[r] = x[r * columns + column];
        }
        return values;
    }

    private static float share(double[] values, double value) {
        double low = Arrays.stream(values).min().orElse(0);
        double high = Arrays.stream(values).max().orElse(1);
        return high > low ? (float) ((value - low) / (high - low)) : 0.5f;
    }
}
