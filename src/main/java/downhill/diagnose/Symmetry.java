package downhill.diagnose;

import downhill.diagnose.Evidence.Quantity;
import downhill.experiment.Experiment;
import java.util.List;
import java.util.Optional;

/** The units of a hidden layer (nine in ten of them) have the same weights as another one: they began alike, receive the
 * same gradient and remain one unit. */
final class Symmetry implements Rule {

    private static final double ALIKE = 0.9;

    @Override
    public String id() {
        return "symmetry";
    }

    @Override
    public boolean applies(Facts facts, Experiment experiment) {
        return !experiment.network().layers().isEmpty();
    }

    @Override
    public boolean holds(Course course, boolean standing) {
        return layer(course.newest()) >= 0;
    }

    private static int layer(Vitals now) {
        double[] twins = now.layers().twins();
        for (int l = 0; l < twins.length; l++) {
            if (twins[l] >= ALIKE) {
                return l;
            }
        }
        return -1;
    }

    @Override
    public Evidence evidence(Course course) {
        int layer = layer(course.newest());
        int units = course.experiment().network().layers().get(layer).units();
        double alike = course.newest().layers().twins()[layer] * units;
        return new Evidence(
                "", List.of(new Quantity("alike", alike), new Quantity("units", units)), List.of(layer + 1));
    }

    @Override
    public Optional<Remedy> remedy(Course course) {
        return Remedy.FITTING_START.unlessInPlace(course.experiment());
    }
}
