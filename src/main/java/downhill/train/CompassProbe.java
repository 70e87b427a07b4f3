package downhill.train;

import downhill.experiment.Training;
import downhill.measure.Compass;
import org.jspecify.annotations.Nullable;

/**
 * Holds the last update of a trainer against the gradient of its whole training set; changes nothing.
 *
 * <p>The loss of the whole set is made for the first who asks, and again after an edit.
 */
final class CompassProbe {
    private final Trainer trainer;
    private @Nullable WholeLoss whole;
    private @Nullable Training wholeOf;

    CompassProbe(Trainer trainer) {
        this.trainer = trainer;
    }

    /** Of the last update; null where none was made. */
    @Nullable
    Compass measure() {
        Descent descent = trainer.descent();
        if (!descent.applied()) {
            return null;
        }
        double[] full = whole().gradient(trainer.ground().computedWith(descent.previous()));
        double[] after = trainer.ground().values().parameters();
        return Compass.of(full, descent.gradient(), descent.previous(), after);
    }

    private WholeLoss whole() {
        Training training = trainer.experiment().training();
        if (whole == null || !training.equals(wholeOf)) {
            whole = WholeLoss.of(trainer);
            wholeOf = training;
        }
        return whole;
    }
}
