package downhill.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of inputs and targets; a row is one sample, or a sequence of samples.
 *
 * @param steps of a row in time; 1 for a table
 * @param x {@code [rows][steps * features]}, row-major, and inside a row by time: {@code t * features + f}
 * @param y {@code [rows][steps]}, the target at every step: a number, 0 or 1 for two classes, or a class index
 * @param labels what features, target and classes are called
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes of numbers; the arrays are shared and never written
public record Examples(int rows, int steps, double[] x, double[] y, Labels labels) {

    /** A table. */
    public Examples(int rows, double[] x, double[] y, Labels labels) {
        this(rows, 1, x, y, labels);
    }

    /** Number of inputs at one step. */
    public int features() {
        return labels.inputs().size();
    }

    /** Number of input columns of a row: the features of all its steps. */
    public int inputs() {
        return steps * features();
    }

    /** As a table: the features of all steps beside one another, and the target of the last step. */
    public Examples flat() {
        if (steps == 1) {
            return this;
        }
        double[] last = new double[rows];
        for (int r = 0; r < rows; r++) {
            last[r] = y[(r + 1) * steps - 1];
        }
        return new Examples(rows, x, last, labels.flat(steps));
    }

    /** Rows from (inclusive) to (exclusive). */
    Examples slice(int from, int to) {
        int inputs = inputs();
        return new Examples(
                to - from,
                steps,
                Arrays.copyOfRange(x, from * inputs, to * inputs),
                Arrays.copyOfRange(y, from * steps, to * steps),
                labels);
    }

    /** The same with other inputs of the same shape. */
    Examples withX(double[] other) {
        return new Examples(rows, steps, other, y, labels);
    }

    /** The same with other targets. */
    Examples withY(double[] other) {
        return new Examples(rows, steps, x, other, labels);
    }

    /**
     * Names for people; data of their own, not texts of the page.
     *
     * @param inputs one for each feature
     * @param target of the target column
     * @param classes in order of index; empty for regression
     */
    public record Labels(List<String> inputs, String target, List<String> classes) {
        static final Labels PLANE = new Labels(List.of("x1", "x2"), "class", List.of("0", "1"));
        static final Labels SURFACE = new Labels(List.of("x1", "x2"), "y", List.of());
        static final Labels CURVE = new Labels(List.of("x"), "y", List.of());

        public Labels {
            inputs = List.copyOf(inputs);
            classes = List.copyOf(classes);
        }

        /** The same with further inputs behind its own. */
        Labels with(List<String> further) {
            List<String> all = new ArrayList<>(inputs);
            all.addAll(further);
            return new Labels(all, target, classes);
        }

        /** One name for each input column of a sequence, its step counted from 1. */
        Labels flat(int steps) {
            if (steps == 1) {
                return this;
            }
            List<String> all = new ArrayList<>();
            for (int t = 1; t <= steps; t++) {
                for (String input : inputs) {
                    all.add(input + " " + t);
                }
            }
            return new Labels(all, target, classes);
        }
    }
}
