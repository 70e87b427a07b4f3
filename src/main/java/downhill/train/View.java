package downhill.train;

import downhill.data.DataSpec.Prepared;
import downhill.data.Examples;

/**
 * The part of the data space that is drawn: all examples with a margin, in scaled numbers.
 *
 * @param low smallest value of each input column, derived ones too
 * @param high largest value of each input column
 * @param lowTarget smallest target
 * @param highTarget largest target
 */
@SuppressWarnings("ArrayRecordComponent") // small, never written after construction
public record View(double[] low, double[] high, double lowTarget, double highTarget) {
    private static final double MARGIN = 0.08;

    /** The view of these examples. */
    public static View of(Prepared data) {
        int inputs = data.train().inputs();
        double[] low = new double[inputs];
        double[] high = new double[inputs];
        for (int c = 0; c < inputs; c++) {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (Examples part : new Examples[] {data.train(), data.test()}) {
                for (int r = 0; r < part.rows(); r++) {
                    least = Math.min(least, part.x()[r * inputs + c]);
                    most = Math.max(most, part.x()[r * inputs + c]);
                }
            }
            double margin = most > least ? MARGIN * (most - least) : 1;
            low[c] = least - margin;
            high[c] = most + margin;
        }
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double y : data.train().y()) {
            least = Math.min(least, y);
            most = Math.max(most, y);
        }
        return new View(low, high, least, most);
    }

    /** The middle of a cell out of so many along an input. */
    double cell(int input, int index, int cells) {
        return low[input] + (high[input] - low[input]) * (index + 0.5) / cells;
    }

    /** Where a number lies between the smallest target (0) and the largest (1). */
    double targetShare(double value) {
        return highTarget > lowTarget ? (value - lowTarget) / (highTarget - lowTarget) : 0.5;
    }
}
