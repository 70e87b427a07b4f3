package downhill.experiment;

import downhill.choice.Problem;
import java.util.List;

/** An experiment that is not legal, with every problem found. */
public final class InvalidExperiment extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    /** At least one problem. */
    public InvalidExperiment(List<Problem> problems) {
        super(problems.toString());
        this.problems = List.copyOf(problems);
    }

    /** What is not legal, in the order of the text. */
    public List<Problem> problems() {
        return problems;
    }
}
