package downhill.data;

import downhill.choice.Default;
import downhill.choice.Problem;
import downhill.choice.Range;
import downhill.choice.Task;
import downhill.math.Stream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which examples an experiment learns from, and how they are prepared.
 *
 * @param train number of training rows
 * @param test number of test rows
 * @param seed of the generator and of the split
 * @param standardize whether inputs are scaled by what is measured on the training rows: to mean 0 and deviation 1
 * @param minMax whether scaling means from 0 to 1 instead
 * @param standardizeTarget whether a number to be learned gets mean 0 and deviation 1 on the training rows
 * @param derived further inputs computed from the two of a plane
 */
public record DataSpec(
        @Default("rings") Dataset dataset,
        @Range(value = 200, min = 1, max = MAX_ROWS) int train,
        @Range(value = 200, min = 1, max = MAX_ROWS) int test,
        @Range(value = 1, max = 9_007_199_254_740_991L) long seed,
        @Range(1) boolean standardize,
        @Range(0) boolean minMax,
        @Range(0) boolean standardizeTarget,
        List<Derived> derived) {

    /** Rows of a data set at most. */
    public static final int MAX_ROWS = 20_000;

    /** Numbers among the inputs of all rows at most. */
    public static final int MAX_VALUES = 4_000_000;

    private static final int LEAST_AHEAD = 24;
    private static final int MOST_AHEAD = 60;

    public DataSpec {
        derived = List.copyOf(derived);
    }

    /** With the target as it is and no derived inputs. */
    public DataSpec(Dataset dataset, int train, int test, long seed, boolean standardize) {
        this(dataset, train, test, seed, standardize, false, false, List.of());
    }

    /** A data set with its own numbers of rows; the numbers of a real series are scaled, its target too. */
    public static DataSpec of(Dataset dataset, long seed) {
        boolean series = dataset.gap() > 0;
        return new DataSpec(
                dataset, dataset.defaultTrain(), dataset.defaultTest(), seed, true, false, series, List.of());
    }

    /** The same with other derived inputs. */
    public DataSpec withDerived(List<Derived> other) {
        return new DataSpec(dataset, train, test, seed, standardize, minMax, standardizeTarget, other);
    }

    /** Steps of a row in time. */
    public int steps() {
        return dataset.steps();
    }

    /**
     * A stretch of a series that is not trained on: the numbers of a window, then as many as came after it in two windows'
     * time, within limits; in original units.
     *
     * @return {@link #steps()} numbers and more; none of data that are no series
     */
    public double[] stretch() {
        double[] all =
                dataset.stretch(test, Stream.of(seed, Stream.Purpose.DATA).part(0));
        int after = Math.clamp(2L * steps(), LEAST_AHEAD, MOST_AHEAD);
        return Arrays.copyOf(all, Math.min(all.length, steps() + after));
    }

    /** Inputs at one step. */
    public int features() {
        return dataset.labels().inputs().size() + derived.size();
    }

    /** Input columns: the features of all steps. */
    public int inputs() {
        return steps() * features();
    }

    /** What the input columns are called. */
    public List<String> inputNames() {
        return dataset.labels()
                .with(derived.stream().map(Derived::label).toList())
                .flat(steps())
                .inputs();
    }

    /** Outputs that a network needs for the target. */
    public int outputs() {
        return dataset.task() == Task.MULTICLASS ? dataset.labels().classes().size() : 1;
    }

    /** What does not fit together, with paths from here on; none means that it can be prepared. */
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        dataset.problems()
                .forEach(found -> problems.add(new Problem("dataset." + found.path(), found.code(), found.args())));
        if (!problems.isEmpty()) {
            return problems;
        }
        int asked = train + test;
        if (asked > dataset.available()) {
            problems.add(Problem.of("train", "too_many_rows", asked, dataset.available()));
        }
        long values = (long) asked * inputs();
        if (values > MAX_VALUES) {
            problems.add(Problem.of("train", "too_many_values", values, MAX_VALUES));
        }
        int given = dataset.labels().inputs().size();
        if (!derived.isEmpty() && (given != 2 || steps() > 1)) {
            problems.add(Problem.of("derived", "derived_needs_plane", steps() * given));
        }
        if (derived.stream().distinct().count() < derived.size()) {
            problems.add(Problem.of("derived", "derived_twice"));
        }
        return problems;
    }

    /** Draws, splits, completes and scales the examples; what is measured for that is measured on the training rows. */
    public Prepared prepare() {
        int gap = dataset.gap();
        Examples all = dataset.draw(train + gap + test, Stream.of(seed, Stream.Purpose.DATA));
        Examples training = all.slice(0, train);
        Examples testing = all.slice(train + gap, train + gap + test);
        Holes holes = Holes.of(training);
        training = Derived.append(derived, holes.fill(training));
        testing = Derived.append(derived, holes.fill(testing));
        Scaler scaler = scaler(training);
        Scaler target =
                standardizeTarget && dataset.task() == Task.REGRESSION ? Scaler.fit(training.y(), 1) : Scaler.none(1);
        return new Prepared(
                scaler.apply(training).withY(target.apply(training.y())),
                scaler.apply(testing).withY(target.apply(testing.y())),
                scaler,
                target,
                derived);
    }

    private Scaler scaler(Examples training) {
        if (!standardize) {
            return Scaler.none(training.features());
        }
        return minMax ? Scaler.range(training) : Scaler.fit(training);
    }

    /**
     * Examples ready for training.
     *
     * @param scaler what was done to the inputs
     * @param target what was done to the target
     * @param derived which inputs, the last ones, were computed from the first two
     */
    public record Prepared(Examples train, Examples test, Scaler scaler, Scaler target, List<Derived> derived) {

        /** Input columns that are data: all but the derived ones. */
        public int rawInputs() {
            return train.inputs() - derived.size();
        }

        /** Sequences as tables, for a network that sees all steps at once. */
        public Prepared flat() {
            return new Prepared(train.flat(), test.flat(), scaler, target, derived);
        }

        /**
         * Writes the network's inputs for a point of the plane to {@code into[at]} and behind.
         *
         * @param x1 the first input, scaled
         * @param x2 the second input, scaled
         */
        public void plane(double x1, double x2, double[] into, int at) {
            into[at] = x1;
            into[at + 1] = x2;
            for (int d = 0; d < derived.size(); d++) {
                double value = derived.get(d).of(scaler.original(0, x1), scaler.original(1, x2));
                into[at + 2 + d] = scaler.scaled(2 + d, value);
            }
        }

        /** A target or a prediction of it in the target's original unit. */
        public double originalTarget(double value) {
            return target.original(0, value);
        }
    }
}
