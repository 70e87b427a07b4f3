package downhill.export;

import downhill.train.LayerMeasure;
import downhill.train.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * Writes a run's series as tables. Numbers are the shortest decimals that read back to the same bits; what was not
 * measured is empty or null, and what is not finite is NaN, Infinity or -Infinity, in JSON as a text.
 */
public final class Measurements {
    private static final List<String> SINGLE = List.of(
            "update",
            "epoch",
            "examples",
            "train_loss",
            "test_loss",
            "batch_loss_min",
            "batch_loss_max",
            "learning_rate",
            "gradient_norm");

    private Measurements() {}

    /** A line for each row below a line of names; layers count from 1 at the input. */
    public static String csv(List<Row> rows) {
        List<String> names = new ArrayList<>(SINGLE);
        for (LayerMeasure measure : LayerMeasure.values()) {
            for (int layer = 1; layer <= layers(rows); layer++) {
                names.add(name(measure) + "_" + layer + "_low");
                names.add(name(measure) + "_" + layer + "_high");
            }
        }
        StringBuilder text = new StringBuilder(String.join(",", names)).append('\n');
        for (Row row : rows) {
            StringJoiner line = new StringJoiner(",", "", "\n");
            line.add(Long.toString(row.update()));
            Arrays.stream(row.numbers()).mapToObj(Double::toString).forEach(line::add);
            for (LayerMeasure measure : LayerMeasure.values()) {
                for (int layer = 0; layer < row.layers(); layer++) {
                    line.add(magnitude(row.low(measure, layer), ""));
                    line.add(magnitude(row.high(measure, layer), ""));
                }
            }
            text.append(line);
        }
        return text.toString();
    }

    /** An object for each row, a line each; a measure of layers is {"low":[…],"high":[…]}. */
    public static String jsonLines(List<Row> rows) {
        StringBuilder text = new StringBuilder();
        for (Row row : rows) {
            StringJoiner line = new StringJoiner(",", "{", "}\n");
            line.add(field(SINGLE.getFirst(), Long.toString(row.update())));
            double[] values = row.numbers();
            for (int i = 0; i < values.length; i++) {
                line.add(field(SINGLE.get(i + 1), json(values[i])));
            }
            for (LayerMeasure measure : LayerMeasure.values()) {
                line.add(field(name(measure), both(row, measure)));
            }
            text.append(line);
        }
        return text.toString();
    }

    private static String both(Row row, LayerMeasure measure) {
        StringJoiner low = new StringJoiner(",", "[", "]");
        StringJoiner high = new StringJoiner(",", "[", "]");
        for (int layer = 0; layer < row.layers(); layer++) {
            low.add(quoted(magnitude(row.low(measure, layer), "null")));
            high.add(quoted(magnitude(row.high(measure, layer), "null")));
        }
        return "{" + field("low", low.toString()) + "," + field("high", high.toString()) + "}";
    }

    private static int layers(List<Row> rows) {
        return rows.isEmpty() ? 0 : rows.getFirst().layers();
    }

    private static String magnitude(double value, String missing) {
        return value == Row.MISSING ? missing : Double.toString(value);
    }

    private static String json(double value) {
        return quoted(Double.toString(value));
    }

    private static String quoted(String number) {
        return number.endsWith("N") || number.endsWith("y") ? '"' + number + '"' : number;
    }

    private static String field(String name, String value) {
        return '"' + name + "\":" + value;
    }

    private static String name(LayerMeasure measure) {
        return measure.name().toLowerCase(Locale.ROOT);
    }
}
