package downhill.diagnose;

import org.jspecify.annotations.Nullable;

/**
 * Where one rule stands: at how many of its last samples the condition held. The verdict is set from four fifths of
 * them on and cleared below two fifths.
 */
final class Standing {
    private static final double SET = 0.8;
    private static final double CLEAR = 0.4;

    /** Fewer samples than this are no ground for a suspicion. */
    private static final int FEWEST = 5;

    private final Rule rule;
    private long held;
    private int count;
    private long since;
    private boolean confirmed;
    private @Nullable Evidence evidence;
    private @Nullable Remedy remedy;

    Standing(Rule rule) {
        this.rule = rule;
    }

    State state() {
        return new State(held, count, since, confirmed, evidence, remedy);
    }

    void resume(State state) {
        held = state.held();
        count = state.count();
        since = state.since();
        confirmed = state.confirmed();
        evidence = state.evidence();
        remedy = state.remedy();
    }

    /** Forgets everything. */
    void restart() {
        held = 0;
        count = 0;
        clear();
    }

    private void clear() {
        evidence = null;
        remedy = null;
        confirmed = false;
    }

    void observe(Course course) {
        Vitals now = course.newest();
        if (now.update() < rule.earliest() || !rule.applies(course.facts(), course.experiment())) {
            return;
        }
        boolean holds = rule.holds(course, confirmed);
        int window = rule.window();
        held = (held << 1 | (holds ? 1 : 0)) & -1L >>> (Long.SIZE - window);
        count = Math.min(count + 1, window);
        double share = (double) Long.bitCount(held) / count;
        // Of a run that has ended no more can be learnt.
        boolean enough = now.failed() ? holds : share >= SET && count >= Math.min(FEWEST, window);
        if (evidence != null && share < CLEAR) {
            clear();
        }
        if (holds && (enough || evidence != null)) {
            since = evidence == null ? now.update() : since;
            evidence = rule.evidence(course);
            remedy = rule.remedy(course).orElse(null);
        }
        confirmed |= evidence != null && ((now.failed() && holds) || (count == window && share >= SET));
    }

    @Nullable
    Verdict verdict() {
        Evidence found = evidence;
        return found == null ? null : new Verdict(rule.id(), confirmed, since, found, remedy);
    }

    /**
     * All that it remembers.
     *
     * @param held one bit for each sample of the window, the newest lowest
     */
    record State(
            long held,
            int count,
            long since,
            boolean confirmed,
            @Nullable Evidence evidence,
            @Nullable Remedy remedy) {}
}
