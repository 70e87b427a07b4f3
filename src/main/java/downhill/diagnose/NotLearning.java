package downhill.diagnose;

import downhill.diagnose.Evidence.Quantity;
import downhill.experiment.Experiment;
import java.util.List;
import java.util.Optional;

/** After 200 updates the usual loss is no better than that of guessing, and is not on its way down. A difference of 2 %
 * is none: it is an R^2 of 0.02. */
final class NotLearning implements Rule {

    private static final double NO_BETTER = 0.98;
    private static final double STILL_NO_BETTER = 0.95;
    private static final double ON_ITS_WAY = 0.995;

    @Override
    public String id() {
        return "not_learning";
    }

    @Override
    public long earliest() {
        return 200;
    }

    @Override
    public boolean applies(Facts facts, Experiment experiment) {
        return facts.network();
    }

    @Override
    public boolean holds(Course course, boolean standing) {
        double usual = course.usualLoss();
        double before = course.median(Vitals::loss, WINDOW, WINDOW);
        double limit = (standing ? STILL_NO_BETTER : NO_BETTER) * course.facts().chance();
        return course.size() >= WINDOW && !(usual < limit) && !(usual < ON_ITS_WAY * before);
    }

    @Override
    public Evidence evidence(Course course) {
        return new Evidence(
                "",
                List.of(
                        new Quantity("loss", course.usualLoss()),
                        new Quantity("chance", course.facts().chance()),
                        new Quantity("update", (double) course.newest().update())),
                List.of());
    }

    @Override
    public Optional<Remedy> remedy(Course course) {
        return Advice.waking(course);
    }
}
