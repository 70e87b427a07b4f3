package downhill.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import downhill.choice.Problem;
import downhill.choice.Task;
import downhill.data.DataSpec;
import downhill.data.Examples;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes an experiment's examples as they are before scaling: a line of names, then the training rows and the test rows,
 * which the first column tells apart; the target is the last one. A sequence is one row, with the target of its last step.
 */
public final class DataTable {
    /** Most numbers of a table, about 20 MB. */
    public static final int MOST = 1_000_000;

    private DataTable() {}

    /** Why there is no table, if so. */
    public static Optional<Problem> refusal(DataSpec data) {
        long values = (data.train() + (long) data.test())
                * (data.steps() * (long) data.dataset().labels().inputs().size() + 1);
        return values > MOST ? Optional.of(Problem.of("", "table_too_large", values, MOST)) : Optional.empty();
    }

    /** The table; numbers are the shortest decimals that read back to the same bits. */
    public static String csv(DataSpec data) {
        DataSpec.Prepared raw = new DataSpec(data.dataset(), data.train(), data.test(), data.seed(), false).prepare();
        boolean classes = data.dataset().task() != Task.REGRESSION;
        StringWriter text = new StringWriter();
        try (CsvWriter writer =
                CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            Examples train = raw.train().flat();
            List<String> names = new ArrayList<>(List.of("set"));
            names.addAll(train.labels().inputs());
            names.add(train.labels().target());
            writer.writeRecord(names);
            write(writer, "train", train, classes);
            write(writer, "test", raw.test().flat(), classes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(CsvWriter writer, String set, Examples examples, boolean classes) {
        int inputs = examples.inputs();
        for (int r = 0; r < examples.rows(); r++) {
            List<String> cells = new ArrayList<>(List.of(set));
            for (int i = 0; i < inputs; i++) {
                cells.add(Double.toString(examples.x()[r * inputs + i]));
            }
            double target = examples.y()[r];
            cells.add(classes ? examples.labels().classes().get((int) target) : Double.toString(target));
            writer.writeRecord(cells);
        }
    }
}
