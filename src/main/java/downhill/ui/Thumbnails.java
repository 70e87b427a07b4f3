package downhill.ui;

import downhill.choice.Catalogue;
import downhill.choice.Task;
import downhill.data.Dataset;
import downhill.data.Examples;
import downhill.experiment.ExperimentCodec;
import downhill.math.Stream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ArrayNode;

/** Small pictures of the data sets that can be chosen, drawn from the real generators. */
final class Thumbnails {
    private static final int POINTS = 120;
    private static final long SEED = 1;

    /** Of more inputs than this, the first two may be anything: the corner of a picture, say. */
    private static final int FEW = 16;

    private Thumbnails() {}

    static ArrayNode all() {
        ArrayNode items = Json.array();
        for (String id : Catalogue.of(Dataset.class).ids()) {
            Dataset dataset = ExperimentCodec.choice(Dataset.class, id).orElseThrow();
            if (dataset.offered()) {
                add(items, id, dataset);
            }
        }
        return items;
    }

    private static void add(ArrayNode items, String id, Dataset dataset) {
        int rows = Math.min(POINTS, dataset.available());
        Examples examples = dataset.draw(rows, Stream.of(SEED, Stream.Purpose.DATA));
        boolean number = dataset.task() == Task.REGRESSION;
        boolean surface = number && examples.inputs() == 2;
        items.addObject()
                .put("id", id)
                .put("label", Words.choice("dataset", id, ""))
                .put("title", Words.choice("dataset", id, ".why"))
                .put("kind", number && !surface ? "curve" : "classes")
                .put("points", Encode.floats(examples.steps() > 1 ? sequences(examples) : points(examples, number)));
    }

    private static float[] points(Examples examples, boolean number) {
        int rows = examples.rows();
        List<Integer> axes = axes(examples);
        double[] across = column(examples, axes.getFirst());
        boolean curve = number && examples.inputs() != 2;
        double[] up = curve ? examples.y() : column(examples, axes.getLast());
        double middle = Arrays.stream(examples.y()).average().orElse(0);
        float[] flat = new float[rows * 3];
        for (int r = 0; r < rows; r++) {
            double y = examples.y()[r];
            flat[3 * r] = share(across, across[r]);
            flat[3 * r + 1] = share(up, up[r]);
            // A number over the plane has the two colours of above and below its mean.
            flat[3 * r + 2] = curve ? 0 : number ? (y > middle ? 1 : 0) : (float) y;
        }
        return flat;
    }

    /** The first two inputs, or those of many that vary most. */
    private static List<Integer> axes(Examples examples) {
        int inputs = examples.inputs();
        if (inputs <= FEW) {
            return List.of(0, Math.min(1, inputs - 1));
        }
        return IntStream.range(0, inputs)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer input) -> -spread(column(examples, input))))
                .limit(2)
                .toList();
    }

    private static double spread(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        return Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
    }

    /** The first feature over time, sequence after sequence. */
    private static float[] sequences(Examples examples) {
        int points = Math.min(POINTS, examples.rows() * examples.steps());
        boolean classes = !examples.labels().classes().isEmpty();
        double[] up = new double[points];
        for (int i = 0; i < points; i++) {
            up[i] = examples.x()[i * examples.features()];
        }
        float[] flat = new float[points * 3];
        for (int i = 0; i < points; i++) {
            flat[3 * i] = (float) i / (points - 1);
            flat[3 * i + 1] = share(up, up[i]);
            flat[3 * i + 2] = classes ? (float) examples.y()[i] : 0;
        }
        return flat;
    }

    private static double[] column(Examples examples, int column) {
        double[] values = new double[examples.rows()];
        for (int r = 0; r < values.length; r++) {
            values[r] = examples.x()[r * examples.inputs() + column];
        }
        return values;
    }

    private static float share(double[] values, double value) {
        double low = Arrays.stream(values).min().orElse(0);
        double high = Arrays.stream(values).max().orElse(1);
        return high > low ? (float) ((value - low) / (high - low)) : 0.5f;
    }
}
