package downhill.diagnose;

import downhill.diagnose.Evidence.Quantity;
import downhill.experiment.Experiment;
import java.util.List;
import java.util.Optional;

/** After real progress the loss has stopped falling short of the goal and trembles: its median over the last quarter of
 * the way is no lower than over the quarter before, while a tenth of its samples lie well below. What is above those is
 * noise, which grows with the learning rate. Where a schedule has begun to lower the rate, nothing need be said. */
final class Plateau implements Rule {

    private static final long UPDATES = 200;
    private static final double PROGRESS = 0.8;
    private static final double STOPPED = 0.95;
    private static final double TREMBLES = 0.1;
    private static final double DECAYED = 0.7;

    @Override
    public String id() {
        return "plateau";
    }

    @Override
    public int window() {
        return 20;
    }

    @Override
    public boolean applies(Facts facts, Experiment experiment) {
        return facts.network();
    }

    @Override
    public boolean holds(Course course, boolean standing) {
        Trend trend = course.trend();
        double now = trend.quantile(0.75, 1, 0.5);
        return course.updates() >= UPDATES
                && now < PROGRESS * course.facts().chance()
                && now > STOPPED * trend.quantile(0.5, 0.75, 0.5)
                && trembling(trend) > TREMBLES
                && course.newest().rate() > DECAYED * course.begin().rate()
                && !course.solved();
    }

    private static double trembling(Trend trend) {
        return 1 - trend.quantile(0.75, 1, 0.1) / trend.quantile(0.75, 1, 0.5);
    }

    @Override
    public Evidence evidence(Course course) {
        Trend trend = course.trend();
        return new Evidence(
                "",
                List.of(
                        new Quantity("loss", trend.quantile(0.75, 1, 0.5)),
                        new Quantity("before", trend.quantile(0.5, 0.75, 0.5)),
                        new Quantity("trembling", trembling(trend)),
                        new Quantity("rate", course.newest().rate())),
                List.of());
    }

    @Override
    public Optional<Remedy> remedy(Course course) {
        return Optional.of(Remedy.LOWER_RATE);
    }
}
