package downhill.diagnose;

import downhill.experiment.Experiment;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Judges a run sample by sample. It reads nothing but what it is given, so that a run that is made again is judged in
 * the same way.
 */
public final class Diagnosis {
    private final Course course;
    private final Standing[] standings;

    /** Of a run that begins. */
    public Diagnosis(Facts facts, Experiment experiment) {
        course = new Course(facts, experiment);
        standings = new Standing[Rules.all().size()];
        for (int i = 0; i < standings.length; i++) {
            standings[i] = new Standing(Rules.all().get(i));
        }
    }

    /** All that it remembers. */
    public State state() {
        return new State(
                course.state(), Arrays.stream(standings).map(Standing::state).toList());
    }

    /**
     * Goes on where another one stood.
     *
     * @throws IllegalArgumentException if that knew other rules
     */
    public void resume(State state) {
        if (state.standings().size() != standings.length) {
            throw new IllegalArgumentException("Other rules");
        }
        course.resume(state.course());
        for (int i = 0; i < standings.length; i++) {
            standings[i].resume(state.standings().get(i));
        }
    }

    /** Takes the next sample. */
    public void observe(Vitals vitals) {
        course.add(vitals);
        for (Standing standing : standings) {
            standing.observe(course);
        }
    }

    /**
     * The settings have changed before the update that comes next. All windows and all verdicts begin anew; what is
     * kept is the sample before the first update. An edit of the number of epochs alone changes nothing.
     *
     * @return whether anything begins anew
     */
    public boolean edited(Experiment next, long update) {
        int epochs = course.experiment().training().epochs();
        boolean same = next.withTraining(next.training().withEpochs(epochs)).equals(course.experiment());
        if (same) {
            return false;
        }
        restart(next, update);
        return true;
    }

    /** A weight was set by hand before the update that comes next: all windows and all verdicts begin anew. */
    public void moved(long update) {
        restart(course.experiment(), update);
    }

    private void restart(Experiment next, long update) {
        course.restart(next, update);
        for (Standing standing : standings) {
            standing.restart();
        }
    }

    /** The verdicts that stand, in the order of {@link Rules}. */
    public List<Verdict> verdicts() {
        return Arrays.stream(standings)
                .map(Standing::verdict)
                .<@Nullable Verdict>map(verdict -> verdict)
                .filter(Objects::nonNull)
                .toList();
    }

    /** What a diagnosis remembers; a plain record, for a codec. */
    public record State(Course.State course, List<Standing.State> standings) {
        public State {
            standings = List.copyOf(standings);
        }
    }
}
