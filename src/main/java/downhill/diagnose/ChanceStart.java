package downhill.diagnose;

import downhill.choice.Task;
import downhill.diagnose.Evidence.Quantity;
import downhill.experiment.Experiment;
import java.util.List;
import java.util.Optional;

/** Before the first update the loss was more than twice that of guessing: the network began with an opinion, and a wrong
 * one. It stands until the loss is that of guessing. */
final class ChanceStart implements Rule {

    private static final double TIMES = 2;

    @Override
    public String id() {
        return "chance_start";
    }

    @Override
    public int window() {
        return 1;
    }

    @Override
    public boolean applies(Facts facts, Experiment experiment) {
        return facts.network();
    }

    @Override
    public boolean holds(Course course, boolean standing) {
        double chance = course.facts().chance();
        return course.marks().first(course.newest()).loss() > TIMES * chance
                && course.newest().loss() > chance;
    }

    @Override
    public Evidence evidence(Course course) {
        return new Evidence(
                "",
                List.of(
                        new Quantity(
                                "first", course.marks().first(course.newest()).loss()),
                        new Quantity("chance", course.facts().chance())),
                List.of());
    }

    @Override
    public Optional<Remedy> remedy(Course course) {
        boolean number = course.facts().task() == Task.REGRESSION;
        return number && !course.experiment().data().standardizeTarget()
                ? Optional.of(Remedy.STANDARDIZE_TARGET)
                : Remedy.ZERO_OUTPUT.unlessInPlace(course.experiment());
    }
}
