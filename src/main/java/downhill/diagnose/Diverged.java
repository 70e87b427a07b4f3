package downhill.diagnose;

import downhill.diagnose.Evidence.Quantity;
import downhill.experiment.Experiment;
import java.util.List;
import java.util.Optional;

/** A number ceased to be one, or the loss is more than 1,000 times what it was at first, or what guessing costs. */
final class Diverged implements Rule {

    private static final double TIMES = 1000;

    @Override
    public String id() {
        return "diverged";
    }

    @Override
    public List<String> variants() {
        return List.of("not_finite", "too_large");
    }

    @Override
    public int window() {
        return 1;
    }

    @Override
    public boolean applies(Facts facts, Experiment experiment) {
        return true;
    }

    @Override
    public boolean holds(Course course, boolean standing) {
        return has(course);
    }

    /** Whether the newest sample is past all bounds. */
    static boolean has(Course course) {
        return !course.newest().finite() || course.newest().loss() > bound(course);
    }

    private static double bound(Course course) {
        double first = course.marks().first(course.newest()).loss();
        return TIMES * Math.max(Math.abs(first), course.facts().chance());
    }

    @Override
    public Evidence evidence(Course course) {
        Vitals now = course.newest();
        boolean finite = Double.isFinite(now.batchLoss()) && Double.isFinite(now.loss());
        double loss = Math.max(now.loss(), now.batchLoss());
        return new Evidence(
                finite && loss > bound(course) ? "too_large" : "not_finite",
                List.of(new Quantity("update", (double) now.update()), new Quantity("rate", now.rate())),
                List.of());
    }

    @Override
    public Optional<Remedy> remedy(Course course) {
        return Advice.calmer(course);
    }
}
