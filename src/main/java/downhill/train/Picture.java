package downhill.train;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the network answers, or where a point on a surface is, as something to draw. */
public sealed interface Picture permits Picture.Plane, Picture.Curve, Picture.Confusion, Picture.Scatter, Picture.Path {

    /**
     * What each unit of each hidden layer answers: a row for each of its first units, of eight by eight cells, or four by
     * four; empty where that is not known.
     */
    default List<WeightMap> units() {
        return List.of();
    }

    /**
     * Two inputs: the answer over the plane.
     *
     * @param size cells a side; row 0 is at the top
     * @param grid for one output, 0 to 254 from class 0 to class 1; for more, the winner's probability; 255 not finite
     * @param winner class index of each cell; empty for one output
     * @param units over the same plane
     */
    @SuppressWarnings("ArrayRecordComponent") // never written after construction
    record Plane(int size, byte[] grid, byte[] winner, List<WeightMap> units) implements Picture {

        public Plane {
            units = List.copyOf(units);
        }
    }

    /**
     * One input and one number: the fitted curve.
     *
     * @param points x0, y0, x1, y1 ... in original units
     * @param way of the two weights of a straight line; null of a larger network
     * @param units along the input, cell by cell
     */
    @SuppressWarnings("ArrayRecordComponent") // never written after construction
    record Curve(double[] points, @Nullable Way way, List<WeightMap> units) implements Picture {

        public Curve {
            units = List.copyOf(units);
        }
    }

    /**
     * Where two weights have been.
     *
     * @param places of the first and the second, as in {@link Path}
     * @param slope of the loss on the whole training set, by the first and the second, at the last place
     * @param loss there, with the cost of weights
     */
    @SuppressWarnings("ArrayRecordComponent") // never written after construction
    record Way(double[] places, double[] slope, double loss) {}

    /**
     * Classes of more inputs: how often each true class (row) got each answer (column), on the test set.
     *
     * @param units to training examples, from the first class to the last
     */
    record Confusion(List<List<Integer>> counts, List<WeightMap> units) implements Picture {

        public Confusion {
            counts = List.copyOf(counts);
            units = List.copyOf(units);
        }
    }

    /**
     * A number of more inputs: predicted against true; of a series also what comes next.
     *
     * @param pairs truth, prediction, and 0 for training or 1 for test, one after the other
     * @param ahead for each number after the first window of {@link downhill.data.DataSpec#stretch()} what the network says to
     *     the true numbers before it, and what it says to its own answers; in original units; empty where there is no series
     * @param units to training examples, from the lowest target to the highest
     */
    @SuppressWarnings("ArrayRecordComponent") // never written after construction
    record Scatter(float[] pairs, float[] ahead, List<WeightMap> units) implements Picture {

        public Scatter {
            units = List.copyOf(units);
        }
    }

    /**
     * A point on a surface: the way it took.
     *
     * @param places x0, y0, x1, y1 ...; the last is where it is; long ways have gaps between their beginning and their
     *     end
     */
    @SuppressWarnings("ArrayRecordComponent") // never written after construction
    record Path(double[] places) implements Picture {}
}
