package downhill.diagnose;

import downhill.diagnose.Evidence.Quantity;
import downhill.experiment.Experiment;
import java.util.List;
import java.util.Optional;

/** The loss on the test set is 10 % above its own lowest point (and more than a hundredth of the loss of guessing), while
 * that on the training set fell by 5 % since then. Fewer than 50 test rows tell nothing. */
final class Overfitting implements Rule {

    private static final int ROWS = 50;
    private static final double ROSE = 1.1;
    private static final double STILL = 1.05;
    private static final double FELL = 0.95;
    private static final double MATTERS = 0.01;

    @Override
    public String id() {
        return "overfitting";
    }

    @Override
    public boolean applies(Facts facts, Experiment experiment) {
        return facts.network() && facts.testRows() >= ROWS;
    }

    @Override
    public boolean holds(Course course, boolean standing) {
        Marks marks = course.marks();
        double test = course.now(vitals -> vitals.sets().testLoss());
        return test > (standing ? STILL : ROSE) * marks.lowestTest()
                && test - marks.lowestTest() > MATTERS * course.facts().chance()
                && course.now(Vitals::loss) < FELL * marks.trainThen();
    }

    @Override
    public Evidence evidence(Course course) {
        Marks marks = course.marks();
        return new Evidence(
                "",
                List.of(
                        new Quantity("test", course.now(vitals -> vitals.sets().testLoss())),
                        new Quantity("lowest", marks.lowestTest()),
                        new Quantity("update", (double) marks.lowestAt()),
                        new Quantity("train", course.now(Vitals::loss))),
                List.of());
    }

    @Override
    public Optional<Remedy> remedy(Course course) {
        return Advice.moreData(course.experiment()) ? Optional.of(Remedy.MORE_DATA) : Optional.of(Remedy.L2);
    }
}
