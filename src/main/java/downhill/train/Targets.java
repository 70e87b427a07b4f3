package downhill.train;

import downhill.data.Examples;
import downhill.nn.Loss;
import downhill.nn.Model;

/**
 * The targets of a set as a loss wants them.
 *
 * @param labels a number, 0 or 1, or a class index for each answer, {@code [rows][moments]}
 * @param encoded {@code [rows][columns]}
 * @param columns of a row: of all its answers
 */
@SuppressWarnings("ArrayRecordComponent") // never written after construction
record Targets(int rows, double[] labels, double[] encoded, int columns) {

    static Targets of(Examples examples, Model model, Loss loss) {
        int moments = model.moments();
        int given = examples.y().length / examples.rows();
        double[] labels = new double[examples.rows() * moments];
        for (int r = 0; r < examples.rows(); r++) {
            // A network that answers once answers for the last moment.
            System.arraycopy(examples.y(), (r + 1) * given - moments, labels, r * moments, moments);
        }
        int width = loss.targetColumns(model.units());
        double[] encoded = new double[labels.length * width];
        for (int a = 0; a < labels.length; a++) {
            loss.encode(labels[a], model.units(), encoded, a * width);
        }
        return new Targets(examples.rows(), labels, encoded, moments * width);
    }
}
