package downhill.corpus;

/** Labels of what the curves of losses and metrics show, as the test measures them. */
final class CurveLabels {
    private static final int FEWEST_TEST_ROWS = 50;
    private static final int SMOOTH = 20;
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
     * For a window after update 200 the network knows no more than the best constant answer: its accuracy or R^2 is no
     * better, or no better than it happened to be at the start while its probabilities explain none of the variance.
     */
    static Answer notLearning(Study study) {
        if (!(study.world() instanceof Net net)) {
            return Answer.NO;
        }
        double guess = net.guess();
        return Answer.between(
                knowsNothing(study, guess + 0.02, 0.015, LATE, 0.8),
                knowsNothing(study, guess + 0.03, 0.025, LATE - Windows.LENGTH / 2, 0.5));
    }

    private static boolean knowsNothing(Study study, double metric, double skill, int from, double share) {
        double first = study.metrics()[0];
        return Windows.any(from, study.film().updates(), Film.GRID, share, update -> {
            double now = study.metrics()[update / Film.GRID];
            boolean unmoved = !(now > first + 0.02) && !(study.skills()[update / Film.GRID] > skill);
            return !(now > metric) || unmoved;
        });
    }

    /** The smoothed test loss has risen by a tenth above its own minimum while the training loss went on falling. */
    static Answer overfitting(Study study) {
        if (!(study.world() instanceof Net net) || net.testRows() < FEWEST_TEST_ROWS) {
            return Answer.NO;
        }
        return Answer.between(overfits(study.film(), 1.13, 0.98), overfits(study.film(), 1.07, 1));
    }

    private static boolean overfits(Film film, double rise, double fall) {
        double least = Double.POSITIVE_INFINITY;
        double trainThen = Double.POSITIVE_INFINITY;
        for (int from = 0; from + SMOOTH <= film.updates(); from += Film.GRID) {
            double test = film.medianTest(from, from + SMOOTH);
            double train = film.median(from, from + SMOOTH);
            if (test > rise * least && train < fall * trainThen) {
                return true;
            }
            if (test < least) {
                least = test;
                trainThen = train;
            }
        }
        return false;
    }
}
