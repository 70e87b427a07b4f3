package downhill.diagnose;

import java.util.List;
import java.util.Optional;

/** The catalogue of rules, in the order in which their verdicts are told: a cause before what follows from it. */
public final class Rules {
    private static final List<Rule> ALL = List.of(
            new Symmetry(),
            new RawInputs(),
            new DeadAfterBlowup(),
            new Exploding(),
            new LrTooHigh(),
            new Diverged(),
            new Vanishing(),
            new FrozenLayer(),
            new NotLearning(),
            new LrTooLow(),
            new ClippedAlways(),
            new Ravine(),
            new Plateau(),
            new Overfitting(),
            new ChanceStart());

    private Rules() {}

    /** All rules. */
    public static List<Rule> all() {
        return ALL;
    }

    /** The rule with this id. */
    public static Optional<Rule> find(String id) {
        return ALL.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }
}
