package downhill.diagnose;

import downhill.diagnose.Evidence.Quantity;
import downhill.experiment.Experiment;
import java.util.List;
import java.util.Optional;

/** The inputs are not standardised and so badly scaled that no learning rate suits all of their directions, and it does
 * harm: the run diverged, at no more than a rate of 1, or has not solved its task after 100 updates. How badly is told by a bound of the condition
 * number of the squares of a linear layer over these inputs and its bias: (m^2 + v + 1) of the largest feature times
 * (m^2 + v + 1) / v of the worst. */
final class RawInputs implements Rule {

    private static final double BAD = 500;
    private static final long UPDATES = 100;

    /** A higher learning rate is no wonder to end a run, whatever its inputs. */
    private static final double BORNE = 1;

    @Override
    public String id() {
        return "raw_inputs";
    }

    @Override
    public int window() {
        return 10;
    }

    @Override
    public boolean applies(Facts facts, Experiment experiment) {
        return spoil(facts, experiment);
    }

    /** Whether the network sees inputs that are badly scaled. */
    static boolean spoil(Facts facts, Experiment experiment) {
        return facts.network() && !experiment.data().standardize() && condition(facts) > BAD;
    }

    /** How badly scaled the inputs are; 4 where they are standardised. Constant ones do not count. */
    static double condition(Facts facts) {
        double largest = 1;
        double worst = 1;
        for (Facts.Feature feature : facts.features()) {
            double variance = feature.deviation() * feature.deviation();
            double square = Math.fma(feature.mean(), feature.mean(), variance) + 1;
            if (variance > 0) {
                largest = Math.max(largest, square);
                worst = Math.max(worst, square / variance);
            }
        }
        return largest * worst;
    }

    @Override
    public boolean holds(Course course, boolean standing) {
        boolean late = course.updates() >= UPDATES && !course.solved();
        return late || (Diverged.has(course) && course.newest().rate() <= BORNE);
    }

    @Override
    public Evidence evidence(Course course) {
        Facts.Feature worst = course.facts().features().getFirst();
        for (Facts.Feature feature : course.facts().features()) {
            worst = size(feature) > size(worst) ? feature : worst;
        }
        return new Evidence(
                "",
                List.of(
                        new Quantity("mean", worst.mean()),
                        new Quantity("deviation", worst.deviation()),
                        new Quantity("condition", condition(course.facts()))),
                List.of());
    }

    private static double size(Facts.Feature feature) {
        return Math.abs(feature.mean()) + feature.deviation();
    }

    @Override
    public Optional<Remedy> remedy(Course course) {
        return Optional.of(Remedy.STANDARDIZE);
    }
}
