package downhill.diagnose;

import downhill.diagnose.Evidence.Quantity;
import downhill.experiment.Experiment;
import downhill.optim.AdaptiveClip;
import downhill.optim.ClipExactNorm;
import downhill.optim.ClipLayerNorm;
import downhill.optim.ClipNorm;
import downhill.optim.ClipTensorNorm;
import downhill.optim.ClipValue;
import downhill.optim.Treatment;
import java.util.List;
import java.util.Optional;

/** More than 90 % of the updates are clipped, of the last window and of all with these settings: the limit has become the
 * learning rate. */
final class ClippedAlways implements Rule {

    private static final double ALWAYS = 0.9;
    private static final double STILL = 0.6;

    @Override
    public String id() {
        return "clipped_always";
    }

    @Override
    public long earliest() {
        return WINDOW;
    }

    @Override
    public boolean applies(Facts facts, Experiment experiment) {
        return experiment.training().treatment().stream().anyMatch(ClippedAlways::clips);
    }

    private static boolean clips(Treatment treatment) {
        return treatment instanceof ClipNorm
                || treatment instanceof ClipExactNorm
                || treatment instanceof ClipTensorNorm
                || treatment instanceof ClipLayerNorm
                || treatment instanceof ClipValue
                || treatment instanceof AdaptiveClip;
    }

    @Override
    public boolean holds(Course course, boolean standing) {
        double limit = standing ? STILL : ALWAYS;
        return lately(course) > limit && course.marks().clipped() > limit;
    }

    private static double lately(Course course) {
        return course.mean(Vitals::clipped, WINDOW);
    }

    @Override
    public Evidence evidence(Course course) {
        return new Evidence(
                "",
                List.of(
                        new Quantity("share", lately(course)),
                        new Quantity("norm", course.median(Vitals::gradientNorm, 0, WINDOW))),
                List.of());
    }

    @Override
    public Optional<Remedy> remedy(Course course) {
        return Remedy.WIDER_CLIP.unlessInPlace(course.experiment());
    }
}
