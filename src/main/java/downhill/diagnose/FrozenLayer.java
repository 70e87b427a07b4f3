package downhill.diagnose;

import downhill.diagnose.Evidence.Quantity;
import downhill.experiment.Experiment;
import java.util.List;
import java.util.Optional;

/** One layer changes by less than a millionth of its weights an update while another changes 100 times as fast, and the
 * task is not solved. Frozen is not vanished: Adam moves every layer of a network whose signal vanishes. */
final class FrozenLayer implements Rule {

    private static final double FROZEN = 1e-6;
    private static final double TIMES = 100;

    @Override
    public String id() {
        return "frozen_layer";
    }

    @Override
    public boolean applies(Facts facts, Experiment experiment) {
        return !experiment.network().layers().isEmpty();
    }

    @Override
    public boolean holds(Course course, boolean standing) {
        double[] steps = course.newest().layers().relativeStep();
        int slow = slowest(steps);
        return slow >= 0 && steps[slow] < FROZEN && fastest(steps) > TIMES * steps[slow] && !course.solved();
    }

    private static int slowest(double[] steps) {
        int slowest = -1;
        for (int l = 0; l < steps.length; l++) {
            boolean known = !Double.isNaN(steps[l]);
            slowest = known && (slowest < 0 || steps[l] < steps[slowest]) ? l : slowest;
        }
        return slowest;
    }

    private static double fastest(double[] steps) {
        double fastest = 0;
        for (double step : steps) {
            fastest = step > fastest ? step : fastest;
        }
        return fastest;
    }

    @Override
    public Evidence evidence(Course course) {
        double[] steps = course.newest().layers().relativeStep();
        int slow = slowest(steps);
        return new Evidence(
                "",
                List.of(new Quantity("step", steps[slow]), new Quantity("fastest", fastest(steps))),
                List.of(slow + 1));
    }

    @Override
    public Optional<Remedy> remedy(Course course) {
        return Remedy.ADAM.unlessInPlace(course.experiment());
    }
}
