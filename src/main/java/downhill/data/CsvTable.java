package downhill.data;

import downhill.choice.Problem;
import downhill.choice.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a CSV file that are used, and for what; cheap to make, for the file is read already.
 *
 * @param features the inputs' columns; empty where something is wrong
 * @param target the column to be learned; null where something is wrong
 */
record CsvTable(
        Csv spec, List<CsvColumn> features, @Nullable CsvColumn target, List<Problem> problems) {

    static CsvTable of(Csv spec) {
        List<Problem> problems = new ArrayList<>(spec.text().sheet().problems());
        List<CsvColumn> columns = spec.text().sheet().columns();
        if (!problems.isEmpty()) {
            return new CsvTable(spec, List.of(), null, problems);
        }
        String name = spec.target().isEmpty() ? columns.getLast().name() : spec.target();
        CsvColumn target = find(columns, name, "target", problems);
        List<CsvColumn> features = new ArrayList<>();
        if (spec.features().isEmpty()) {
            columns.stream().filter(column -> !column.equals(target)).forEach(features::add);
        }
        for (int f = 0; f < spec.features().size(); f++) {
            String path = "features[" + f + "]";
            CsvColumn column = find(columns, spec.features().get(f), path, problems);
            if (column != null && (column.equals(target) || features.contains(column))) {
                problems.add(Problem.of(path, "csv_column_used_twice", CsvColumn.cut(column.name())));
            } else if (column != null) {
                features.add(column);
            }
        }
        CsvTable table = new CsvTable(spec, List.copyOf(features), target, problems);
        return target == null ? table : table.checked();
    }

    private static @Nullable CsvColumn find(List<CsvColumn> columns, String name, String path, List<Problem> problems) {
        Optional<CsvColumn> found =
                columns.stream().filter(column -> column.name().equals(name)).findFirst();
        if (found.isEmpty()) {
            String names =
                    columns.stream().limit(20).map(c -> CsvColumn.cut(c.name())).collect(Collectors.joining(", "));
            problems.add(Problem.of(path, "csv_no_column", CsvColumn.cut(name), names));
        }
        return found.orElse(null);
    }

    private CsvTable checked() {
        List<Problem> found = new ArrayList<>(problems);
        features.forEach(column -> addWrong(column, found));
        addWrong(learned(), found);
        if (hasClasses()) {
            addWrongClasses(learned(), found);
        }
        if (found.isEmpty()) {
            addWrongSize(found);
        }
        return new CsvTable(spec, features, target, found);
    }

    private static void addWrongClasses(CsvColumn column, List<Problem> found) {
        List<String> classes = column.distinct();
        String name = CsvColumn.cut(column.name());
        if (classes.size() > CsvColumn.MAX_DISTINCT) {
            found.add(Problem.of("target", "csv_too_many_classes", name, CsvColumn.MAX_DISTINCT));
        } else if (classes.size() == 1) {
            found.add(Problem.of("target", "csv_one_class", name, CsvColumn.cut(classes.getFirst())));
        }
    }

    private void addWrongSize(List<Problem> found) {
        for (CsvColumn column : features) {
            if (width(column) > CsvColumn.MAX_DISTINCT) {
                String name = CsvColumn.cut(column.name());
                found.add(Problem.of("text", "csv_too_many_texts", name, CsvColumn.MAX_DISTINCT));
                return;
            }
        }
        int inputs = features.stream().mapToInt(CsvTable::width).sum();
        if (inputs == 0) {
            found.add(Problem.of(
                    "text", "csv_no_features", CsvColumn.cut(learned().name())));
        } else if (inputs > CsvSheet.MAX_COLUMNS) {
            found.add(Problem.of("text", "csv_too_many_inputs", inputs, CsvSheet.MAX_COLUMNS));
        } else if (available() < 2) {
            found.add(Problem.of("text", "csv_too_few_rows", available()));
        }
    }

    private static void addWrong(CsvColumn column, List<Problem> found) {
        found.addAll(column.wrong());
    }

    private CsvColumn learned() {
        return Objects.requireNonNull(target, "without problems");
    }

    private boolean hasClasses() {
        return target != null && (spec.classes() || !target.numeric());
    }

    private static int width(CsvColumn column) {
        return column.numeric() ? 1 : column.distinct().size();
    }

    Task task() {
        if (!hasClasses()) {
            return Task.REGRESSION;
        }
        return learned().distinct().size() > 2 ? Task.MULTICLASS : Task.BINARY;
    }

    Examples.Labels labels() {
        List<String> inputs = new ArrayList<>();
        for (CsvColumn column : features) {
            String name = CsvColumn.cut(column.name());
            if (column.numeric()) {
                inputs.add(name);
            } else {
                column.distinct().forEach(text -> inputs.add(name + "=" + CsvColumn.cut(text)));
            }
        }
        List<String> classes =
                hasClasses() ? learned().distinct().stream().map(CsvColumn::cut).toList() : List.of();
        return new Examples.Labels(inputs, target == null ? "" : CsvColumn.cut(target.name()), classes);
    }

    int available() {
        return target == null ? 0 : (int) rows().count();
    }

    /** The rows that can be used, in the order of the file. */
    private IntStream rows() {
        return IntStream.range(0, spec.text().sheet().rows())
                .filter(row -> !learned().isMissing(row)
                        && (spec.fillMissing() || features.stream().noneMatch(column -> column.isMissing(row))));
    }

    /** All usable rows; a missing input is NaN. */
    Examples examples() {
        int[] rows = rows().toArray();
        Examples.Labels labels = labels();
        int inputs = labels.inputs().size();
        double[] x = new double[rows.length * inputs];
        double[] y = new double[rows.length];
        for (int r = 0; r < rows.length; r++) {
            int at = r * inputs;
            for (CsvColumn column : features) {
                write(column, rows[r], x, at);
                at += width(column);
            }
            y[r] = hasClasses() ? learned().classOf(rows[r]) : learned().values()[rows[r]];
        }
        return new Examples(rows.length, x, y, labels);
    }

    private static void write(CsvColumn column, int row, double[] x, int at) {
        if (column.numeric()) {
            x[at] = column.values()[row];
            return;
        }
        for (int k = 0; k < width(column); k++) {
            x[at + k] = column.isMissing(row) ? Double.NaN : column.values()[row] == k ? 1 : 0;
        }
    }
}
