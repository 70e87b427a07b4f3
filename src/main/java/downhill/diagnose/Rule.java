package downhill.diagnose;

import downhill.experiment.Experiment;
import java.util.List;
import java.util.Optional;

/** Something that can be wrong with a run. Adding one is a file and a line in {@link Rules}. */
public interface Rule {
    /** Samples of a full window. */
    int WINDOW = 50;

    /** What it is called, in snake_case. */
    String id();

    /** Names of its stories, of which each has a text of its own; one without a name where there is only one. */
    default List<String> variants() {
        return List.of("");
    }

    /** Samples after which a verdict is no longer only suspected. */
    default int window() {
        return WINDOW;
    }

    /** The update before which nothing is said. */
    default long earliest() {
        return 0;
    }

    /** Whether it has anything to say about such an experiment. */
    boolean applies(Facts facts, Experiment experiment);

    /**
     * Whether its condition holds at the newest sample.
     *
     * @param standing whether the verdict stands; it may then take more to clear it than it took to set it
     */
    boolean holds(Course course, boolean standing);

    /** What it rests on, where the condition holds. */
    Evidence evidence(Course course);

    /** One thing to try, where the condition holds. */
    Optional<Remedy> remedy(Course course);
}
