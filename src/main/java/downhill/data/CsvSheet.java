package downhill.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import downhill.choice.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A CSV text as columns: the first line names them; commas, semicolons or tabs part them, whichever the first line has
 * most of; a byte-order mark, quotes, any line ends and empty lines are understood.
 *
 * @param rows rows below the header
 * @param problems why it cannot be used; then there are no columns
 */
record CsvSheet(List<CsvColumn> columns, int rows, List<Problem> problems) {
    /** Bytes at most, in UTF-8. */
    static final int MAX_BYTES = 5_000_000;

    /** Columns at most, in the file and among the inputs. */
    static final int MAX_COLUMNS = 128;

    /** Characters of a column's name at most, where it is asked for. */
    static final int MAX_NAME = 200;

    CsvSheet {
        columns = List.copyOf(columns);
        problems = List.copyOf(problems);
    }

    static CsvSheet read(String text) {
        int bytes = text.length() > MAX_BYTES ? text.length() : text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_BYTES) {
            return broken(Problem.of("text", "csv_too_large", bytes, MAX_BYTES));
        }
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        char separator = separator(plain);
        Builder builder = new Builder(separator == ';');
        try {
            CsvReader.builder()
                    .fieldSeparator(separator)
                    .allowMissingFields(true)
                    .allowExtraFields(true)
                    .ofCsvRecord(plain)
                    .stream()
                    .takeWhile(builder::add)
                    .forEach(_ -> {});
        } catch (CsvParseException e) {
            return broken(Problem.of("text", "csv_malformed", builder.line + 1));
        }
        return builder.finish();
    }

    private static CsvSheet broken(Problem problem) {
        return new CsvSheet(List.of(), 0, List.of(problem));
    }

    private static char separator(String text) {
        int[] counts = new int[3];
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || c == '\r') && i > 0) {
                break;
            } else if (!quoted && ",;\t".indexOf(c) >= 0) {
                counts[",;\t".indexOf(c)]++;
            }
        }
        int best = 0;
        for (int s = 1; s < counts.length; s++) {
            best = counts[s] > counts[best] ? s : best;
        }
        return ",;\t".charAt(best);
    }

    /** Takes record after record, until one is of no use; lines of a wrong length are named and left out. */
    private static final class Builder {
        private final boolean decimalComma;
        private final List<CsvColumn.Builder> columns = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();
        private long line;
        private int rows;
        private int countRagged;

        Builder(boolean decimalComma) {
            this.decimalComma = decimalComma;
        }

        boolean add(CsvRecord record) {
            line = record.getStartingLineNumber();
            boolean blank = record.getFieldCount() == 1 && record.getField(0).isBlank();
            if (columns.isEmpty()) {
                return blank || header(record);
            }
            if (blank && columns.size() > 1) {
                return true;
            }
            if (record.getFieldCount() != columns.size()) {
                if (++countRagged <= CsvColumn.MAX_WRONG) {
                    problems.add(Problem.of("text", "csv_ragged", line, record.getFieldCount(), columns.size()));
                }
                return true;
            }
            if (++rows > DataSpec.MAX_ROWS) {
                return fail(Problem.of("text", "csv_too_many_rows", DataSpec.MAX_ROWS));
            }
            for (int c = 0; c < columns.size(); c++) {
                columns.get(c).add(record.getField(c).strip(), line);
            }
            return true;
        }

        private boolean header(CsvRecord record) {
            if (record.getFieldCount() > MAX_COLUMNS) {
                return fail(Problem.of("text", "csv_too_many_columns", record.getFieldCount(), MAX_COLUMNS));
            }
            Set<String> names = new TreeSet<>();
            for (int c = 0; c < record.getFieldCount(); c++) {
                String name = record.getField(c).strip();
                name = name.isEmpty() ? "column " + (c + 1) : name;
                if (!names.add(name)) {
                    return fail(Problem.of("text", "csv_column_twice", CsvColumn.cut(name)));
                }
                columns.add(new CsvColumn.Builder(name, decimalComma));
            }
            return true;
        }

        private boolean fail(Problem problem) {
            problems.add(problem);
            return false;
        }

        CsvSheet finish() {
            if (problems.isEmpty() && rows == 0) {
                problems.add(Problem.of("text", "csv_empty"));
            }
            List<CsvColumn> read =
                    columns.stream().map(CsvColumn.Builder::finish).toList();
            if (problems.isEmpty()) {
                return new CsvSheet(read, rows, List.of());
            }
            if (countRagged > CsvColumn.MAX_WRONG) {
                problems.add(Problem.of("text", "csv_more_ragged", countRagged - CsvColumn.MAX_WRONG));
            }
            if (countRagged > 0) { // then nobody can choose columns yet, and hears of all that is wrong at once
                read.forEach(column -> problems.addAll(column.wrong()));
            }
            return new CsvSheet(List.of(), 0, problems);
        }
    }
}
