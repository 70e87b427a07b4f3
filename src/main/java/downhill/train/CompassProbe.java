package downhill.train;

import downhill.experiment.Training;
import downhill.measure.Compass;
import java.util.function.Consumer;
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

    /** Of the last update, piece by piece; null where none was made. */
    Pieces pieces(Consumer<@Nullable Compass> taker) {
        Descent descent = trainer.descent();
        if (!descent.applied()) {
            return Pieces.once(() -> taker.accept(null));
        }
        WholeLoss loss = whole();
        double[] at = trainer.ground().computedWith(descent.previous());
        double[] full = new double[at.length];
        int[] piece = new int[1];
        Pieces gradient = () -> {
            loss.addGradient(at, piece[0], full);
            return ++piece[0] == loss.pieces();
        };
        return gradient.then(
                () -> taker.accept(Compass.of(full, descent.gradient(), descent.previous(), descent.arrived())));
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
