package downhill.diagnose;

import downhill.choice.Task;
import downhill.diagnose.Evidence.Quantity;
import downhill.experiment.Experiment;
import java.util.List;
import java.util.Optional;

/** After 200 updates the usual loss is no better than that of guessing. A little less is no better, unless it is on its way
 * down: 2 % of a variance, an R^2 of 0.02; 1 % of a logarithm, which is what probabilities lose that explain as much. */
final class NotLearning implements Rule {

    private static final double NO_BETTER_NUMBER = 0.98;
    private static final double NO_BETTER_CLASS = 0.99;
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
        double chance = course.facts().chance();
        double noBetter = course.facts().task() == Task.REGRESSION ? NO_BETTER_NUMBER : NO_BETTER_CLASS;
        boolean better = usual < (standing ? STILL_NO_BETTER : noBetter) * chance;
        boolean onItsWay = usual < chance && usual < ON_ITS_WAY * before;
        return course.size() >= WINDOW && !better && !onItsWay;
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
