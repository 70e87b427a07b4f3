package downhill.nn;

import downhill.choice.Choice;
import java.util.List;

/** One hidden layer of a network, as it is chosen. */
public sealed interface Layer extends Choice permits Dense, Rnn, Lstm, Gru {

    /** Number of units. */
    int units();

    /** The same with another number of units. */
    Layer withUnits(int other);

    /** Where its weights begin. */
    Initialiser initialiser();

    /** The same with another initialiser. */
    Layer withInitialiser(Initialiser other);

    /** Whether it reads a sequence moment by moment. */
    default boolean recurrent() {
        return true;
    }

    /** Names of its gates in the order in which their weights lie, each with as many rows as units; none for one matrix. */
    default List<String> gates() {
        return List.of();
    }

    /** Numbers it learns, reading so many inputs. */
    long parameters(long inputs);
}
