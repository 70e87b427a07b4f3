package downhill.data;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import downhill.math.Stream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A table of numbers read from CSV bytes: some input columns and a target, number or category. */
final class Table {
    private final Examples all;

    /** A table of these rows. */
    Table(Examples all) {
        this.all = all;
    }

    /** A table that ships with the program; its target is a number, or a class where it is no number. */
    static Table resource(String file, List<String> inputs, String target) {
        return parse(bytes(file), inputs, target);
    }

    /** A table that ships with the program and whose target is a class, though it may look like a number. */
    static Table classes(String file, List<String> inputs, String target) {
        return parse(bytes(file), inputs, target, false);
    }

    private static byte[] bytes(String file) {
        try (InputStream in = Table.class.getResourceAsStream("/data/" + file)) {
            if (in == null) {
                throw new IllegalStateException("The program lacks its own data set " + file);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a table; rows in which one of the columns is empty are left out.
     *
     * @throws IllegalArgumentException if a column is missing or an input is not a number
     */
    static Table parse(byte[] csv, List<String> inputs, String target) {
        return parse(csv, inputs, target, true);
    }

    private static Table parse(byte[] csv, List<String> inputs, String target, boolean number) {
        List<NamedCsvRecord> records = new ArrayList<>();
        for (NamedCsvRecord record : CsvReader.builder().ofNamedCsvRecord(new String(csv, StandardCharsets.UTF_8))) {
            boolean whole = !record.getField(target).isEmpty()
                    && inputs.stream().noneMatch(input -> record.getField(input).isEmpty());
            if (whole) {
                records.add(record);
            }
        }
        List<String> targets = records.stream().map(r -> r.getField(target)).toList();
        boolean numeric = number && targets.stream().allMatch(Table::isNumber);
        List<String> classes =
                numeric ? List.of() : targets.stream().distinct().sorted().toList();
        double[] x = new double[records.size() * inputs.size()];
        double[] y = new double[records.size()];
        for (int r = 0; r < records.size(); r++) {
            for (int c = 0; c < inputs.size(); c++) {
                x[r * inputs.size() + c] = Double.parseDouble(records.get(r).getField(inputs.get(c)));
            }
            y[r] = numeric ? Double.parseDouble(targets.get(r)) : classes.indexOf(targets.get(r));
        }
        return new Table(new Examples(records.size(), x, y, new Examples.Labels(inputs, target, classes)));
    }

    private static boolean isNumber(String text) {
        return text.matches("[-+]?[0-9.]+([eE][-+]?[0-9]+)?");
    }

    /** Number of whole rows. */
    int rows() {
        return all.rows();
    }

    /** All whole rows in the order of the file. */
    Examples all() {
        return all;
    }

    /** The first rows of a random order of all. */
    Examples draw(int rows, Stream stream) {
        int[] order = new int[all.rows()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        stream.shuffle(order);
        int inputs = all.inputs();
        double[] x = new double[rows * inputs];
        double[] y = new double[rows];
        for (int r = 0; r < rows; r++) {
            System.arraycopy(all.x(), order[r] * inputs, x, r * inputs, inputs);
            y[r] = all.y()[order[r]];
        }
        return new Examples(rows, x, y, all.labels());
    }
}
