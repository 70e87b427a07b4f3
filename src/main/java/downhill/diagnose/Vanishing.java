package downhill.diagnose;

import downhill.diagnose.Evidence.Quantity;
import downhill.experiment.Experiment;
import java.util.List;
import java.util.Optional;

/** The error signal shrinks from layer to layer on its way back, so that the first layers learn nothing from it: the first
 * hidden layer receives less than a thousandth of the last one's, at less than 0.6 a layer. An optimizer that re-scales
 * gradients moves such layers too, but does not bring back what was lost. */
final class Vanishing implements Rule {

    private static final int LAYERS = 4;
    private static final double RECEIVED = 1e-3;
    private static final double PASSED_BACK = 0.6;

    @Override
    public String id() {
        return "vanishing";
    }

    @Override
    public List<String> variants() {
        return List.of("sigmoid", "tanh", "other");
    }

    @Override
    public long earliest() {
        return 20;
    }

    @Override
    public boolean applies(Facts facts, Experiment experiment) {
        return experiment.network().layers().size() >= LAYERS;
    }

    @Override
    public boolean holds(Course course, boolean standing) {
        return shrinks(course);
    }

    /** Whether the error signal is lost on its way back at the newest sample. */
    static boolean shrinks(Course course) {
        Vitals.Layers layers = course.newest().layers();
        return course.newest().hidden() >= LAYERS && layers.received() < RECEIVED && layers.passedBack() < PASSED_BACK;
    }

    @Override
    public Evidence evidence(Course course) {
        Vitals now = course.newest();
        return new Evidence(
                Starts.family(course.experiment()),
                List.of(
                        new Quantity("received", now.layers().received()),
                        new Quantity("passed_back", now.layers().passedBack())),
                List.of(1, now.hidden()));
    }

    @Override
    public Optional<Remedy> remedy(Course course) {
        return Remedy.RELU_HE.unlessInPlace(course.experiment());
    }
}
