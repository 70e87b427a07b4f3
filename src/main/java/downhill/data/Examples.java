package downhill.data;

import java.util.Arrays;
import java.util.List;

/**
 * Rows of inputs and targets.
 *
 * @param x {@code [rows][inputs]}, row-major
 * @param y {@code [rows]}: a number, 0 or 1 for two classes, or a class index
 * @param labels what inputs, target and classes are called
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes of numbers; the arrays are shared and never written
public record Examples(int rows, double[] x, double[] y, Labels labels) {

    /** Number of input columns. */
    public int inputs() {
        return labels.inputs().size();
    }

    /** Rows from (inclusive) to (exclusive). */
    Examples slice(int from, int to) {
        int inputs = inputs();
        return new Examples(
                to - from, Arrays.copyOfRange(x, from * inputs, to * inputs), Arrays.copyOfRange(y, from, to), labels);
    }

    /**
     * Names for people; data of their own, not texts of the page.
     *
     * @param inputs one for each input column
     * @param target of the target column
     * @param classes in order of index; empty for regression
     */
    public record Labels(List<String> inputs, String target, List<String> classes) {
        static final Labels PLANE = new Labels(List.of("x1", "x2"), "class", List.of("0", "1"));
        static final Labels CURVE = new Labels(List.of("x"), "y", List.of());

        public Labels {
            inputs = List.copyOf(inputs);
            classes = List.copyOf(classes);
        }
    }
}
