package downhill.train;

/** A change that a person makes to a run. */
public sealed interface Edit permits Edit.Change {

    /**
     * One field of the experiment gets a new value.
     *
     * @param path names joined by dots, such as {@code training.learning_rate}
     * @param json the new value
     */
    record Change(String path, String json) implements Edit {}
}
