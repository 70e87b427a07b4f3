package downhill.diagnose;

import downhill.data.DataSpec;
import downhill.experiment.Experiment;
import java.util.Optional;

/** What to try first where several things might help. */
final class Advice {
    private static final int DEEP = 4;

    private Advice() {}

    /** What keeps a run from blowing up: fitting inputs, then fitting weights, then a smaller rate. */
    static Optional<Remedy> calmer(Course course) {
        Experiment experiment = course.experiment();
        if (RawInputs.spoil(course.facts(), experiment)) {
            return Optional.of(Remedy.STANDARDIZE);
        }
        boolean deep = experiment.network().layers().size() >= DEEP;
        return Optional.of(
                deep ? Remedy.FITTING_START.unlessInPlace(experiment).orElse(Remedy.LOWER_RATE) : Remedy.LOWER_RATE);
    }

    /** What makes a run learn that does not: fitting inputs, then fitting activations, then fitting weights. */
    static Optional<Remedy> waking(Course course) {
        Experiment experiment = course.experiment();
        if (RawInputs.spoil(course.facts(), experiment)) {
            return Optional.of(Remedy.STANDARDIZE);
        }
        boolean deep = experiment.network().layers().size() >= DEEP;
        if (deep) {
            boolean flat = Starts.family(experiment).equals("sigmoid");
            return (flat ? Remedy.RELU_HE : Remedy.FITTING_START).unlessInPlace(experiment);
        }
        return Optional.empty();
    }

    /** Whether there are four times as many training rows to be had. */
    static boolean moreData(Experiment experiment) {
        DataSpec data = experiment.data();
        return 4L * data.train() + data.test()
                <= Math.min(DataSpec.MAX_ROWS, data.dataset().available());
    }
}
