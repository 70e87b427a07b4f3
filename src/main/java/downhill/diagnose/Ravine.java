package downhill.diagnose;

import downhill.diagnose.Evidence.Quantity;
import downhill.experiment.Experiment;
import downhill.optim.Sgd;
import java.util.List;
import java.util.Optional;

/** Plain descent with the whole gradient jumped from wall to wall along the steepest direction (learning rate x curvature
 * between 1 and 2), and now creeps along one that is at least 20 times as flat, still well above the bottom. How far
 * above is told by gradient and curvature: g^2 / (2 x curvature). */
final class Ravine implements Rule {

    private static final double JUMPS = 1.02;
    private static final double CLIMBS = 4;
    private static final double FLATTER = 20;
    private static final double ABOVE = 0.05;
    private static final double TO_GO = 1e-4;

    @Override
    public String id() {
        return "ravine";
    }

    @Override
    public int window() {
        return 25;
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
        double steepest = course.marks().steepest();
        double flat = course.now(vitals -> vitals.turn().curvature());
        return steepest > JUMPS
                && steepest < CLIMBS
                && flat > 0
                && steepest > FLATTER * flat
                && !course.solved()
                && wellAboveTheBottom(course, flat);
    }

    private static boolean wellAboveTheBottom(Course course, double flat) {
        Vitals now = course.newest();
        double excess = now.rate() * now.gradientNorm() * now.gradientNorm() / (2 * flat);
        double gone = course.begin().loss() - now.loss();
        return excess > ABOVE * Math.abs(now.loss()) && excess > TO_GO * gone;
    }

    @Override
    public Evidence evidence(Course course) {
        double steepest = course.marks().steepest();
        double flat = course.now(vitals -> vitals.turn().curvature());
        return new Evidence(
                "", List.of(new Quantity("times", steepest / flat), new Quantity("curvature", steepest)), List.of());
    }

    @Override
    public Optional<Remedy> remedy(Course course) {
        return Optional.of(Remedy.MOMENTUM);
    }
}
