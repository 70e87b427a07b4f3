package downhill.choice;

/** One thing that can be chosen by its id: a record of its parameters, described by {@link Term}. */
public interface Choice {

    /** The id, PyTorch's word in snake_case. */
    default String id() {
        return Catalogue.term(getClass()).id();
    }
}
