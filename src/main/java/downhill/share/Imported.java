package downhill.share;

import downhill.choice.Problem;
import java.util.List;

/**
 * What came of a file of experiments.
 *
 * @param added that were not there
 * @param known that were there
 * @param refused at most {@link #TOLD}, in the order of the file
 * @param more that were refused beside those
 */
public record Imported(int added, int known, List<Refused> refused, int more) {
    /** Most that are told one by one. */
    public static final int TOLD = 20;

    public Imported {
        refused = List.copyOf(refused);
    }

    /**
     * An entry that was not taken.
     *
     * @param entry its number, from 1
     */
    public record Refused(int entry, List<Problem> problems) {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
