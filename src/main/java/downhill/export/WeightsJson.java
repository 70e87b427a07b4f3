package downhill.export;

import downhill.experiment.ExperimentCodec;
import downhill.train.StateDict;
import downhill.train.Trainer;
import java.util.List;

/**
 * Writes an experiment with the weights that its run has now: every number as the shortest text that reads back to the same
 * float64, matrices as rows {@code W[out][in]}, and {@code "NaN"} or {@code "Infinity"} as text where there is no number.
 */
public final class WeightsJson {
    private static final int FORMAT = 1;

    private final StringBuilder out = new StringBuilder();

    private WeightsJson() {}

    /** A document of its own; to be called where the trainer is not training. */
    public static String of(Trainer trainer) {
        StateDict state = StateDict.of(trainer);
        WeightsJson json = new WeightsJson();
        json.out
                .append("{\n  \"format\": ")
                .append(FORMAT)
                .append(",\n  \"update\": ")
                .append(trainer.update())
                .append(",\n  \"fingerprint\": ")
                .append(ExperimentCodec.quote(trainer.fingerprint()))
                .append(",\n  \"experiment\": ")
                .append(ExperimentCodec.writeCompact(trainer.experiment()))
                .append(",\n  \"parameters\": ");
        json.tensors(state.parameters());
        json.out.append(",\n  \"buffers\": ");
        json.tensors(state.buffers());
        return json.out.append("\n}\n").toString();
    }

    private void tensors(List<StateDict.Entry> entries) {
        out.append('{');
        String separator = "\n    ";
        for (StateDict.Entry entry : entries) {
            out.append(separator)
                    .append(ExperimentCodec.quote(entry.tensor().name()))
                    .append(": ");
            if (entry.tensor().columns() == 1) {
                vector(entry.data(), 0, entry.data().length);
            } else {
                matrix(entry);
            }
            separator = ",\n    ";
        }
        out.append(entries.isEmpty() ? "}" : "\n  }");
    }

    private void matrix(StateDict.Entry entry) {
        int columns = entry.tensor().columns();
        out.append('[');
        for (int row = 0; row < entry.tensor().rows(); row++) {
            out.append(row > 0 ? ",\n      " : "\n      ");
            vector(entry.data(), row * columns, columns);
        }
        out.append(']');
    }

    private void vector(double[] data, int from, int length) {
        out.append('[');
        for (int i = from; i < from + length; i++) {
            out.append(i > from ? ", " : "");
            if (Double.isFinite(data[i])) {
                out.append(data[i]);
            } else {
                out.append('"').append(data[i]).append('"');
            }
        }
        out.append(']');
    }
}
