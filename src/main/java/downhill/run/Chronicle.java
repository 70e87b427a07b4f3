package downhill.run;

/** Keeps what runs have come to, for their owners. */
@FunctionalInterface
public interface Chronicle {
    /** Keeps nothing. */
    Chronicle NONE = _ -> {};

    /** Called on a thread that may wait for the database, before it is written how the run stands. */
    void note(Story story);
}
