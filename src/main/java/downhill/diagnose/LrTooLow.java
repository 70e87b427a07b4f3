package downhill.diagnose;

import downhill.diagnose.Evidence.Quantity;
import downhill.experiment.Experiment;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The loss falls steadily while an update changes the weights by less than 1e-4 of them (no layer by three times as much,
 * and more than not at all), and all updates together moved them by less than a third of their own length. That a network near its goal takes small steps is no trouble. */
final class LrTooLow implements Rule {

    private static final double STEP = 1e-4;
    private static final double LEAST = 1e-9;
    private static final double FASTEST = 3e-4;
    private static final double PATH = 0.3;

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
        return step > LEAST
                && step < STEP
                && fastest(course) < FASTEST
                && !Vanishing.shrinks(course)
                && course.marks().path() < PATH
                && !course.solved()
                && (standing || course.fallsSteadily());
    }

    private static double step(Course course) {
        return course.median(vitals -> vitals.layers().medianStep(), 0, WINDOW);
    }

    private static double fastest(Course course) {
        return course.median(
                vitals -> Arrays.stream(vitals.layers().relativeStep())
                        .filter(step -> !Double.isNaN(step))
                        .max()
                        .orElse(Double.NaN),
                0,
                WINDOW);
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
