package downhill.nn;

/** How labels become target rows. */
final class Targets {
    private Targets() {}

    /** A label for one output as {@code off} or {@code on}, anything between in proportion; a class of several one-hot. */
    static void encode(double label, int outputs, double off, double on, double[] into, int at) {
        if (outputs == 1) {
            into[at] = off + (on - off) * label;
            return;
        }
        for (int o = 0; o < outputs; o++) {
            into[at + o] = o == (int) label ? on : off;
        }
    }

    static double mean(double[] target, int rows, int outputs, int column) {
        double sum = 0;
        for (int r = 0; r < rows; r++) {
            sum += target[r * outputs + column];
        }
        return sum / rows;
    }

    /** The middle one, or half way between the middle two. */
    static double median(double[] target, int rows, int outputs, int column) {
        double[] sorted = new double[rows];
        for (int r = 0; r < rows; r++) {
            sorted[r] = target[r * outputs + column];
        }
        java.util.Arrays.sort(sorted);
        return 0.5 * (sorted[(rows - 1) / 2] + sorted[rows / 2]);
    }
}
