package downhill.data;

import downhill.choice.Choice;
import downhill.choice.Task;
import downhill.math.Stream;

/** A source of examples: a generator or a real table. */
public sealed interface Dataset extends Choice permits Rings, Blobs, Moons, Xor, Spiral, Line, Sine, Penguins, AutoMpg {

    /** What is to be learned from it. */
    Task task();

    /** What its inputs, target and classes are called. */
    default Examples.Labels labels() {
        return draw(1, Stream.of(0, Stream.Purpose.DATA)).labels();
    }

    /** Rows it can give at most. */
    default int available() {
        return DataSpec.MAX_ROWS;
    }

    /** Training rows where nothing else is said. */
    default int defaultTrain() {
        return 200;
    }

    /** Test rows where nothing else is said. */
    default int defaultTest() {
        return 200;
    }

    /**
     * Draws examples; the same stream gives the same ones.
     *
     * @param rows from 1 to {@link #available()}
     */
    Examples draw(int rows, Stream stream);
}
