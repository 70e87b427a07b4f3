package downhill.diagnose;

import downhill.diagnose.Evidence.Quantity;
import downhill.experiment.Experiment;
import java.util.List;
import java.util.Optional;

/** The run diverged; or its loss rose instead of falling, to more than 1.5 times what was usual in the window before, or
 * was when these settings began, and is not below 0.9 of that of guessing; or it once leapt to three times its lowest point and
 * has been there, and not falling, for a window. A logistic loss may bounce for good at a rate
 * a thousand times too high and never be infinite. Sharpness is no part of it: full batches settle at its limit and learn. */
final class LrTooHigh implements Rule {

    private static final double ROSE = 1.5;
    private static final double NEAR_CHANCE = 0.9;
    private static final double LEAPT = 3;
    private static final double FALLS = 0.8;

    @Override
    public String id() {
        return "lr_too_high";
    }

    @Override
    public List<String> variants() {
        return List.of("diverged", "rose");
    }

    @Override
    public int window() {
        return 10;
    }

    @Override
    public boolean applies(Facts facts, Experiment experiment) {
        return true;
    }

    @Override
    public boolean holds(Course course, boolean standing) {
        return Diverged.has(course) || rose(course, standing);
    }

    private static boolean rose(Course course, boolean standing) {
        if (!course.facts().network() || course.size() < WINDOW) {
            return false;
        }
        double usual = course.usualLoss();
        boolean high = usual > NEAR_CHANCE * course.facts().chance();
        return high && (standing || usual > ROSE * before(course) || stuckAfterALeap(course));
    }

    /** A few enormous updates are over before any median tells of them; what they did to the weights is not. */
    private static boolean stuckAfterALeap(Course course) {
        double now = course.median(Vitals::loss, 0, WINDOW / 2);
        double before = course.median(Vitals::loss, WINDOW / 2, WINDOW / 2);
        return course.marks().rise() > LEAPT && now > FALLS * before;
    }

    private static double before(Course course) {
        double start = course.begin().loss();
        return course.size() < Course.KEPT ? start : Math.min(start, course.median(Vitals::loss, WINDOW, WINDOW));
    }

    @Override
    public Evidence evidence(Course course) {
        boolean diverged = Diverged.has(course);
        double from = diverged ? course.marks().first(course.newest()).loss() : before(course);
        return new Evidence(
                diverged ? "diverged" : "rose",
                List.of(
                        new Quantity("rate", course.newest().rate()),
                        new Quantity("update", (double) course.newest().update()),
                        new Quantity("before", from),
                        new Quantity("loss", course.usualLoss())),
                List.of());
    }

    @Override
    public Optional<Remedy> remedy(Course course) {
        return Optional.of(Remedy.LOWER_RATE);
    }
}
