package downhill.diagnose;

import downhill.diagnose.Evidence.Quantity;
import downhill.experiment.Experiment;
import java.util.List;
import java.util.Optional;

/** The loss falls steadily, and by an amount that can be seen, while an update changes the weights of all layers together
 * by less than 1e-4 of their length (and more than not at all), and all updates together moved them by less than a third
 * of it. That a network near its goal takes small steps is no trouble. Together, since one layer that hardly moves is no
 * sign of a low rate where the others do, nor is one that moves well where the rest stand. */
final class LrTooLow implements Rule {

    private static final double STEP = 1e-4;
    private static final double LEAST = 1e-9;
    private static final double PATH = 0.3;

    /** Less in a window, as a share of what guessing costs, is a saddle or the bottom: a thousand times as much is little. */
    private static final double SEEN = 2e-5;

    @Override
    public String id() {
        return "lr_too_low";
    }

    @Override
    public boolean applies(Facts facts, Experiment experiment) {
        return facts.network();
    }

    @Override
    public boolean holds(Course course, boolean standing) {
        double step = step(course);
        return step >= LEAST
                && step < STEP
                && course.marks().path() < PATH
                && !course.solved()
                && (standing || falls(course));
    }

    private static boolean falls(Course course) {
        return course.fallsSteadily() && course.fall() > SEEN * course.facts().chance();
    }

    private static double step(Course course) {
        return course.median(vitals -> vitals.layers().wholeStep(), 0, WINDOW);
    }

    @Override
    public Evidence evidence(Course course) {
        return new Evidence(
                "",
                List.of(
                        new Quantity("rate", course.newest().rate()),
                        new Quantity("step", step(course)),
                        new Quantity("path", course.marks().path())),
                List.of());
    }

    @Override
    public Optional<Remedy> remedy(Course course) {
        return Optional.of(Remedy.HIGHER_RATE);
    }
}
