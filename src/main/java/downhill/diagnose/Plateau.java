package downhill.diagnose;

import downhill.diagnose.Evidence.Quantity;
import downhill.experiment.Experiment;
import downhill.optim.Constant;
import downhill.optim.Schedule;
import downhill.optim.Warmup;
import java.util.List;
import java.util.Optional;

/** After real progress the loss has stopped falling short of the goal and trembles: its median over the last quarter of
 * the way is that over the quarter before, and at the mean of the weights the loss is much lower and does not fall
 * either. What is above that is noise, which grows with the learning rate. Where a schedule lowers the rate, nothing need
 * be said. */
final class Plateau implements Rule {

    private static final long UPDATES = 100;
    private static final double PROGRESS = 0.9;
    private static final double FALLS = 0.93;
    private static final double RISES = 1.1;
    private static final double MEAN_FALLS = 0.9;
    private static final double TREMBLES = 0.11;

    @Override
    public String id() {
        return "plateau";
    }

    @Override
    public int window() {
        return 40;
    }

    @Override
    public boolean applies(Facts facts, Experiment experiment) {
        return facts.network() && !lowers(experiment.training().schedule());
    }

    private static boolean lowers(Schedule schedule) {
        Schedule last = schedule instanceof Warmup warmup ? warmup.after() : schedule;
        return !(last instanceof Constant);
    }

    @Override
    public boolean holds(Course course, boolean standing) {
        double now = now(course);
        double before = before(course);
        return course.updates() >= UPDATES
                && now
                        < PROGRESS
                                * Math.min(
                                        course.facts().chance(), course.begin().loss())
                && now > FALLS * before
                && now < RISES * before
                && trembling(course) > TREMBLES
                && mean(course) > MEAN_FALLS * course.means().quantile(0.55, 0.65, 0.5)
                && !course.solved();
    }

    private static double now(Course course) {
        return course.trend().quantile(0.75, 1, 0.5);
    }

    private static double before(Course course) {
        return course.trend().quantile(0.5, 0.75, 0.5);
    }

    private static double mean(Course course) {
        return course.newest().around().meanLoss();
    }

    private static double trembling(Course course) {
        // Between its quartiles: where it jumps to and fro the median is one end or the other.
        double middle =
                0.5 * (course.trend().quantile(0.75, 1, 0.25) + course.trend().quantile(0.75, 1, 0.75));
        return 1 - mean(course) / middle;
    }

    @Override
    public Evidence evidence(Course course) {
        return new Evidence(
                "",
                List.of(
                        new Quantity("loss", now(course)),
                        new Quantity("before", before(course)),
                        new Quantity("trembling", trembling(course)),
                        new Quantity("rate", course.newest().rate())),
                List.of());
    }

    @Override
    public Optional<Remedy> remedy(Course course) {
        return Optional.of(Remedy.LOWER_RATE);
    }
}
