package downhill.data;

import downhill.choice.Default;
import downhill.choice.Range;
import downhill.choice.Task;
import downhill.math.Stream;

/**
 * Which examples an experiment learns from, and how they are prepared.
 *
 * @param train number of training rows
 * @param test number of test rows
 * @param seed of the generator and of the split
 * @param standardize whether inputs get mean 0 and deviation 1, fitted on the training rows
 */
public record DataSpec(
        @Default("rings") Dataset dataset,
        @Range(value = 200, min = 1, max = MAX_ROWS) int train,
        @Range(value = 200, min = 1, max = MAX_ROWS) int test,
        @Range(value = 1, max = 9_007_199_254_740_991L) long seed,
        @Range(1) boolean standardize) {

    /** Rows of a data set at most. */
    public static final int MAX_ROWS = 20_000;

    /** A data set with its own numbers of rows. */
    public static DataSpec of(Dataset dataset, long seed) {
        return new DataSpec(dataset, dataset.defaultTrain(), dataset.defaultTest(), seed, true);
    }

    /** Input columns. */
    public int inputs() {
        return dataset.labels().inputs().size();
    }

    /** Outputs that a network needs for the target. */
    public int outputs() {
        return dataset.task() == Task.MULTICLASS ? dataset.labels().classes().size() : 1;
    }

    /** Draws, splits and scales the examples. */
    public Prepared prepare() {
        Examples all = dataset.draw(train + test, Stream.of(seed, Stream.Purpose.DATA));
        Examples training = all.slice(0, train);
        Scaler scaler = standardize ? Scaler.fit(training) : Scaler.none(training.inputs());
        return new Prepared(scaler.apply(training), scaler.apply(all.slice(train, train + test)), scaler);
    }

    /**
     * Examples ready for training.
     *
     * @param scaler what was done to the inputs
     */
    public record Prepared(Examples train, Examples test, Scaler scaler) {}
}
