package downhill.diagnose;

import downhill.diagnose.Evidence.Quantity;
import downhill.experiment.Experiment;
import downhill.optim.Sgd;
import java.util.List;
import java.util.Optional;

/** Plain descent with the whole gradient jumps from wall to wall along the steepest direction (learning rate x largest
 * eigenvalue of the Hessian between 1 and 2), and creeps along what is left of the gradient, at least 20 times as flat,
 * still well above the bottom. How far above is told by that gradient and its curvature: g^2 / (2 x curvature). */
final class Ravine implements Rule {

    private static final double JUMPS = 1.1;
    private static final double CLIMBS = 2.1;
    private static final double FLATTER = 20;
    private static final double ABOVE = 0.05;
    private static final double TO_GO = 4e-4;

    @Override
    public String id() {
        return "ravine";
    }

    @Override
    public int window() {
        return 45;
    }

    @Override
    public boolean applies(Facts facts, Experiment experiment) {
        int rows = facts.trainRows();
        boolean whole = !facts.network() || experiment.training().batch().rows(rows) == rows;
        return whole
                && experiment.training().optimizer() instanceof Sgd
                && experiment.training().treatment().isEmpty();
    }

    @Override
    public boolean holds(Course course, boolean standing) {
        Vitals.Around around = course.newest().around();
        double jumps = jumps(course);
        return jumps > JUMPS
                && jumps < CLIMBS
                && around.flat() > 0
                && around.steepest() > FLATTER * around.flat()
                && wellAboveTheBottom(course, around);
    }

    private static double jumps(Course course) {
        return course.newest().rate() * course.newest().around().steepest();
    }

    private static boolean wellAboveTheBottom(Course course, Vitals.Around around) {
        double excess = around.slope() * around.slope() / (2 * around.flat());
        double gone = course.begin().loss() - course.newest().loss();
        return excess > ABOVE * Math.abs(course.newest().loss()) && excess > TO_GO * gone;
    }

    @Override
    public Evidence evidence(Course course) {
        Vitals.Around around = course.newest().around();
        return new Evidence(
                "",
                List.of(
                        new Quantity("times", around.steepest() / around.flat()),
                        new Quantity("curvature", jumps(course))),
                List.of());
    }

    @Override
    public Optional<Remedy> remedy(Course course) {
        return Optional.of(Remedy.MOMENTUM);
    }
}
