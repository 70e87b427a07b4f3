package downhill.diagnose;

import downhill.diagnose.Evidence.Quantity;
import downhill.experiment.Experiment;
import downhill.nn.Layer;
import java.util.List;
import java.util.Optional;

/** The error signal shrinks from layer to layer on its way back, so that the first layers learn nothing from it: the first
 * hidden layer receives less than a thousandth of the last one's, at less than 0.6 a layer; or nothing at all, since all
 * units of a layer behind it are dead, be it the last one. An optimizer that re-scales gradients moves such layers too,
 * but does not bring back what was lost. */
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
        return List.of("sigmoid", "tanh", "other", "cut");
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
        boolean little = layers.received() < RECEIVED && layers.passedBack() < PASSED_BACK;
        return course.newest().hidden() >= LAYERS && (little || cutAt(course) > 0);
    }

    /**
     * The last hidden layer of which no unit answers any training row, from 1, where no error signal reaches the first
     * one: its way back ends there. 0 where there is none.
     */
    private static int cutAt(Course course) {
        Vitals now = course.newest();
        List<Layer> layers = course.experiment().network().layers();
        int layer = now.hidden() > 0 && now.layers().delta()[0] == 0 ? now.hidden() : 0;
        while (layer > 0
                && (now.layers().dead()[layer - 1] < 1 || !Facts.canDie(Starts.activation(layers.get(layer - 1))))) {
            layer--;
        }
        return layer;
    }

    @Override
    public Evidence evidence(Course course) {
        Vitals now = course.newest();
        int cut = cutAt(course);
        double received = cut > 0 ? 0 : now.layers().received();
        return new Evidence(
                cut > 0 ? "cut" : Starts.family(course.experiment()),
                List.of(
                        new Quantity("received", received),
                        new Quantity("passed_back", now.layers().passedBack())),
                List.of(1, cut > 0 ? cut : now.hidden()));
    }

    @Override
    public Optional<Remedy> remedy(Course course) {
        return Remedy.RELU_HE.unlessInPlace(course.experiment());
    }
}
