package downhill.data;

import downhill.choice.Problem;
import downhill.choice.Range;
import downhill.choice.Task;
import downhill.choice.Term;
import downhill.choice.Text;
import downhill.math.Stream;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table that somebody brings along: columns of numbers are inputs as they are, a column of texts is one input of 0 or
 * 1 for each of its texts. A target of texts has classes, one of numbers is learned as a number.
 *
 * @param text the file's content; its first line names the columns
 * @param features columns that are inputs; none means all but the target
 * @param target column to be learned; empty means the last one
 * @param fillMissing whether a missing input takes the mean of its column over the training rows, for texts the shares
 *     of its texts; else the row is left out. A row without a target is always left out.
 * @param classes whether the target has classes though it is a number
 */
@Term(id = "csv", formula = "rows of a CSV file")
public record Csv(
        @Text(max = CsvSheet.MAX_BYTES) CsvText text,

        @Text(max = CsvSheet.MAX_NAME, most = CsvSheet.MAX_COLUMNS)
        List<String> features,

        @Text(max = CsvSheet.MAX_NAME) String target,
        @Range(0) boolean fillMissing,
        @Range(0) boolean classes)
        implements Dataset {
    /** Bytes of a file at most, in UTF-8. */
    public static final int MAX_BYTES = CsvSheet.MAX_BYTES;

    public Csv {
        features = List.copyOf(features);
    }

    /** A file whose last column is learned from all others. */
    public Csv(String text) {
        this(new CsvText(text), List.of(), "", false, false);
    }

    /** A column of the file: its name, and whether it holds numbers. */
    public record Column(String name, boolean numeric) {}

    /** The columns of the file in its order; none where it cannot be read. */
    public List<Column> columns() {
        return text.sheet().columns().stream()
                .map(column -> new Column(column.name(), column.numeric()))
                .toList();
    }

    /** The first rows of the file, a text for each column, empty where nothing stands there. */
    public List<List<String>> head(int rows) {
        return IntStream.range(0, Math.min(rows, text.sheet().rows()))
                .mapToObj(row -> text.sheet().columns().stream()
                        .map(column -> column.cell(row))
                        .toList())
                .toList();
    }

    /** Rows of the file below its first line. */
    public int rows() {
        return text.sheet().rows();
    }

    private CsvTable table() {
        return CsvTable.of(this);
    }

    @Override
    public Task task() {
        return table().task();
    }

    @Override
    public Examples.Labels labels() {
        return table().labels();
    }

    @Override
    public int available() {
        return table().available();
    }

    @Override
    public int defaultTrain() {
        return Math.max(1, available() - defaultTest());
    }

    @Override
    public int defaultTest() {
        return Math.max(1, available() / 4);
    }

    @Override
    public boolean offered() {
        return false;
    }

    @Override
    public List<Problem> problems() {
        return table().problems();
    }

    @Override
    public Examples draw(int rows, Stream stream) {
        return new Table(table().examples()).draw(rows, stream);
    }
}
