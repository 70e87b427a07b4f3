package downhill.data;

import downhill.choice.Choice;
import downhill.choice.Problem;
import downhill.choice.Task;
import downhill.math.Stream;
import java.util.List;

/** A source of examples: a generator, a real table or series, or data that somebody brings along. */
public sealed interface Dataset extends Choice
        permits Rings,
                Blobs,
                Moons,
                Xor,
                Spiral,
                Circles,
                Checkerboard,
                Gaussians,
                Line,
                Quadratic,
                Sine,
                Step,
                Sinc,
                Plane,
                Bumps,
                Saddle,
                RememberFirst,
                AddingProblem,
                SineContinuation,
                Parity,
                MaunaLoaCo2,
                SeattleTemperature,
                Penguins,
                AutoMpg,
                Iris,
                Wine,
                Digits,
                Csv,
                Placed {

    /** What is to be learned from it. */
    Task task();

    /** What its features, target and classes are called. */
    default Examples.Labels labels() {
        return draw(1, Stream.of(0, Stream.Purpose.DATA)).labels();
    }

    /** Steps of a row in time; 1 for a table. */
    default int steps() {
        return 1;
    }

    /** Rows it can give at most, training and test together. */
    default int available() {
        return DataSpec.MAX_ROWS;
    }

    /** Rows that are left out between training and test, so that no number of a series is in both. */
    default int gap() {
        return 0;
    }

    /** Training rows where nothing else is said. */
    default int defaultTrain() {
        return 200;
    }

    /** Test rows where nothing else is said. */
    default int defaultTest() {
        return 200;
    }

    /** Whether it has content of its own, so that it can be chosen by its name alone. */
    default boolean offered() {
        return true;
    }

    /** What is wrong with the data that it was given, with paths from its parameters on; then nothing may be drawn. */
    default List<Problem> problems() {
        return List.of();
    }

    /**
     * Numbers one after the other of which rows are windows: the number after a window is the target of its last step.
     *
     * @param rows windows; of a real series the last of its rows
     * @return {@link #steps()} and {@code rows} numbers; none where rows are not windows of one series
     */
    default double[] stretch(int rows, Stream stream) {
        return new double[0];
    }

    /**
     * Draws examples; the same stream gives the same ones.
     *
     * @param rows from 1 to {@link #available()} and {@link #gap()} together
     */
    Examples draw(int rows, Stream stream);
}
