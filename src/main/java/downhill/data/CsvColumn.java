package downhill.data;

import downhill.choice.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A column of a CSV file. It holds numbers where at least half of its cells are numbers, else texts. A cell is missing
 * where it is empty, {@code NA}, {@code NaN} or {@code ?}.
 *
 * @param numeric whether it holds numbers
 * @param values one for each row: the number, or the index of the text; NaN where it is missing or wrong
 * @param distinct its different texts in alphabetical order, or its different numbers in theirs; at most one more than
 *     {@link #MAX_DISTINCT} are known
 * @param wrong cells that are no numbers in a column of numbers: each of the first {@link #MAX_WRONG}, then how many more
 */
@SuppressWarnings("ArrayRecordComponent") // never written after construction
record CsvColumn(String name, boolean numeric, double[] values, List<String> distinct, List<Problem> wrong) {
    /** Different texts of a column that can be told apart, and classes. */
    static final int MAX_DISTINCT = 64;

    /** Wrong cells, and lines of a wrong length, that are named one by one. */
    static final int MAX_WRONG = 10;

    private static final int MAX_SHOWN = 40;

    CsvColumn {
        distinct = List.copyOf(distinct);
        wrong = List.copyOf(wrong);
    }

    boolean isMissing(int row) {
        return Double.isNaN(values[row]);
    }

    /** The index of a row's class among {@link #distinct}, for a column that serves as classes. */
    int classOf(int row) {
        return numeric ? distinct.indexOf(write(values[row])) : (int) values[row];
    }

    /** A cell as it is read, cut; empty where it is missing. */
    String cell(int row) {
        if (isMissing(row)) {
            return "";
        }
        if (numeric) {
            return write(values[row]);
        }
        int text = (int) values[row];
        return text < distinct.size() ? cut(distinct.get(text)) : "…";
    }

    /** What an outsider wrote is repeated, but never at any length. */
    static String cut(String text) {
        return text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "…" : text;
    }

    private static String write(double number) {
        boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
        return whole ? Long.toString((long) number) : Double.toString(number);
    }

    /** Takes cell after cell. */
    static final class Builder {
        private final String name;
        private final boolean decimalComma;
        private final SortedMap<String, Integer> texts = new TreeMap<>();
        private final List<String> inOrder = new ArrayList<>();
        private double[] numbers = new double[16];
        private int[] textOf = new int[16];
        private int rows;
        private int countNumbers;
        private int countTexts;
        private final List<Problem> wrong = new ArrayList<>();
        private int countWrong;

        Builder(String name, boolean decimalComma) {
            this.name = name;
            this.decimalComma = decimalComma;
        }

        void add(String cell, long line) {
            if (rows == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * rows);
                textOf = Arrays.copyOf(textOf, 2 * rows);
            }
            boolean missing = cell.isEmpty() || cell.equals("NA") || cell.equals("NaN") || cell.equals("?");
            double value = missing ? Double.NaN : Decimal.parse(cell, decimalComma);
            numbers[rows] = Double.isFinite(value) ? value : Double.NaN;
            textOf[rows] = missing ? -1 : number(cell);
            if (!missing) {
                countNumbers += Double.isNaN(value) ? 0 : 1;
                countTexts += Double.isNaN(value) ? 1 : 0;
                if (!Double.isFinite(value) && ++countWrong <= MAX_WRONG) {
                    wrong.add(Problem.of("text", "csv_not_a_number", line, cut(name), cut(cell), Decimal.LARGEST));
                }
            }
            rows++;
        }

        private int number(String cell) {
            Integer known = texts.get(cell);
            if (known == null) {
                known = inOrder.size();
                texts.put(cell, known);
                inOrder.add(cell);
            }
            return known;
        }

        CsvColumn finish() {
            if (countNumbers >= countTexts) {
                double[] values = Arrays.copyOf(numbers, rows);
                return new CsvColumn(name, true, values, distinctNumbers(values), allWrong());
            }
            List<String> sorted = List.copyOf(texts.keySet());
            int[] place = new int[sorted.size()];
            int next = 0;
            for (int first : texts.values()) {
                place[first] = next++;
            }
            double[] values = new double[rows];
            for (int r = 0; r < rows; r++) {
                values[r] = textOf[r] < 0 ? Double.NaN : place[textOf[r]];
            }
            return new CsvColumn(name, false, values, few(sorted), List.of());
        }

        private List<Problem> allWrong() {
            if (countWrong > MAX_WRONG) {
                wrong.add(Problem.of("text", "csv_more_not_numbers", cut(name), countWrong - MAX_WRONG));
            }
            return wrong;
        }

        private static List<String> distinctNumbers(double[] values) {
            SortedSet<Double> distinct = new TreeSet<>();
            for (int r = 0; r < values.length && distinct.size() <= MAX_DISTINCT; r++) {
                if (!Double.isNaN(values[r])) {
                    distinct.add(values[r]);
                }
            }
            return distinct.stream().map(CsvColumn::write).toList();
        }

        private static List<String> few(List<String> sorted) {
            return List.copyOf(sorted.subList(0, Math.min(sorted.size(), MAX_DISTINCT + 1)));
        }
    }
}
