package downhill.diagnose;

import downhill.diagnose.Evidence.Quantity;
import downhill.experiment.Experiment;
import java.util.List;
import java.util.Optional;

/** The run diverged; or its loss is not below 0.9 of that of guessing and rose instead of falling, to more than 1.5 times
 * what was usual in the window before, or was when these settings began; or it once leapt and has not been falling for a
 * window: to three times its lowest point, or to less after an update of half of the weights; or large updates silenced a
 * layer that had not been silent, which no leap need tell of where the loss began high. A logistic loss may bounce for
 * good at a rate a thousand times too high and never be infinite. Where the inputs are badly scaled only a loss that rose
 * tells: else it is theirs, and no lower rate helps. Sharpness is no part of it: full batches settle at its limit and
 * learn. */
final class LrTooHigh implements Rule {

    private static final double ROSE = 1.5;
    private static final double NEAR_CHANCE = 0.9;
    private static final double LEAPT = 3;
    private static final double FALLS = 0.8;

    /** Relative step below which no update threw the weights anywhere. */
    private static final double NOTABLE = 0.01;

    /** Relative step of an update that makes other weights of them; then less of a leap tells. */
    private static final double ENORMOUS = 0.5;

    private static final double HOPPED = 2;

    /** Relative step of a large update; what dies by smaller ones was about to. */
    private static final double LARGE = 0.03;

    private static final double DEAD = 0.95;

    @Override
    public String id() {
        return "lr_too_high";
    }

    @Override
    public List<String> variants() {
        return List.of("diverged", "rose", "leapt", "silenced");
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
        return high && (standing || risen(course) || thrown(course));
    }

    private static boolean risen(Course course) {
        return course.usualLoss() > ROSE * before(course);
    }

    /** A few enormous updates are over before any median tells of them; what they did to the weights is not. */
    private static boolean thrown(Course course) {
        boolean inputs = RawInputs.spoil(course.facts(), course.experiment());
        return !inputs && (stuckAfterALeap(course) || silenced(course));
    }

    private static boolean stuckAfterALeap(Course course) {
        double now = course.median(Vitals::loss, 0, WINDOW / 2);
        double before = course.median(Vitals::loss, WINDOW / 2, WINDOW / 2);
        double longest = course.marks().longest();
        double leap = longest > ENORMOUS ? HOPPED : LEAPT;
        return longest > NOTABLE && course.marks().rise() > leap && now > FALLS * before;
    }

    private static boolean silenced(Course course) {
        if (!(course.marks().longest() > LARGE)) {
            return false;
        }
        double[] first = course.begin().layers().dead();
        double[] now = course.newest().layers().dead();
        for (int l = 0; l < Math.min(first.length, now.length); l++) {
            if (now[l] >= DEAD && first[l] < DEAD) {
                return true;
            }
        }
        return false;
    }

    private static double before(Course course) {
        double start = course.begin().loss();
        return course.size() < Course.KEPT ? start : Math.min(start, course.median(Vitals::loss, WINDOW, WINDOW));
    }

    @Override
    public Evidence evidence(Course course) {
        String story = story(course);
        double from = switch (story) {
            case "diverged", "silenced" -> course.marks().first(course.newest()).loss();
            case "leapt" -> course.marks().rise();
            default -> before(course);
        };
        return new Evidence(
                story,
                List.of(
                        new Quantity("rate", course.newest().rate()),
                        new Quantity("update", (double) course.newest().update()),
                        new Quantity(story.equals("leapt") ? "times" : "before", from),
                        new Quantity("loss", course.usualLoss())),
                List.of());
    }

    private static String story(Course course) {
        if (Diverged.has(course)) {
            return "diverged";
        }
        if (silenced(course) && !risen(course)) {
            return "silenced";
        }
        boolean hopped = course.marks().rise() > HOPPED;
        return risen(course) || (!hopped && course.usualLoss() > before(course)) ? "rose" : "leapt";
    }

    @Override
    public Optional<Remedy> remedy(Course course) {
        return Optional.of(Remedy.LOWER_RATE);
    }
}
