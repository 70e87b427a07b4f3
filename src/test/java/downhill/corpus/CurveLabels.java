package downhill.corpus;

/** Labels of what the curves of losses and metrics show, as the test measures them. */
final class CurveLabels {
    private static final int FEWEST_TEST_ROWS = 50;
    private static final int SMOOTH = 10;
    private static final int LATE = 200;

    private CurveLabels() {}

    /** Before the first update the loss is more than twice that of guessing. */
    static Answer chanceStart(Study study) {
        if (!(study.world() instanceof Net)) {
            return Answer.NO;
        }
        double ratio = study.film().train(0) / study.world().chance();
        return Answer.between(ratio > 2.1, ratio > 1.9);
    }

    /**
     * For a window after update 200 the network knows no more than the best constant answer, by its accuracy or R^2 and
     * by what its probabilities explain. An accuracy that it happened to have at the start is no knowledge. Where one
     * tells more than nothing and the other does not, such as a network that is confident and often right, but loses
     * more than it would by guessing, both answers can be defended.
     */
    static Answer notLearning(Study study) {
        if (!(study.world() instanceof Net net)) {
            return Answer.NO;
        }
        double guess = net.guess();
        return Answer.between(
                knowsNothing(study, guess + 0.02, 0.015, LATE, 0.8, true),
                knowsNothing(study, guess + 0.03, 0.025, LATE, 0.7, false));
    }

    private static boolean knowsNothing(
            Study study, double metric, double skill, int from, double share, boolean byBoth) {
        double lucky = Math.max(metric, study.metrics()[0] + 0.02);
        return Windows.any(from, study.film().updates(), Film.GRID, share, update -> {
            boolean right = study.metrics()[update / Film.GRID] > lucky;
            boolean explains = study.skills()[update / Film.GRID] > skill;
            return byBoth ? !right && !explains : !right || !explains;
        });
    }

    /**
     * For a window the smoothed test loss is a tenth above its own minimum (and the difference more than a hundredth of
     * the loss of guessing), and the training loss has fallen since that minimum.
     */
    static Answer overfitting(Study study) {
        if (!(study.world() instanceof Net net) || net.testRows() < FEWEST_TEST_ROWS) {
            return Answer.NO;
        }
        double matters = 0.01 * study.world().chance();
        return Answer.between(
                overfits(study.film(), 1.12, 1.1 * matters, 0.94, 0.85),
                overfits(study.film(), 1.08, 0.9 * matters, 0.96, 0.75));
    }

    private static boolean overfits(Film film, double rise, double matters, double fall, double share) {
        boolean[] holds = new boolean[film.updates() + 1];
        double least = Double.POSITIVE_INFINITY;
        double trainThen = Double.POSITIVE_INFINITY;
        for (int update = 0; update <= film.updates(); update += Film.GRID) {
            int from = Math.max(0, update - SMOOTH);
            double test = film.medianTest(from, update);
            double train = film.median(from, update);
            holds[update] = test > rise * least && test - least > matters && train < fall * trainThen;
            if (test < least) {
                least = test;
                trainThen = train;
            }
        }
        return Windows.any(0, film.updates(), Film.GRID, share, update -> holds[update]);
    }
}
