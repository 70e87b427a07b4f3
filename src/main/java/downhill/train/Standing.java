package downhill.train;

import java.util.List;

/**
 * What was measured at one update; unlike a row of the history it speaks for no other.
 *
 * @param update number of updates made
 * @param epoch passes over the training rows, with fraction
 * @param train loss on the whole training set
 * @param test loss on the whole test set
 * @param gradientNorm L2 norm of the last batch's gradient before treatment
 * @param weightGradientNorm L2 norm of the last batch's gradient of each layer's weights: before treatment if the
 *     update was made with {@link Needs#ALL}, else after it
 * @param errorSignal of each layer, on the fixed probe set
 */
public record Standing(
        long update,
        double epoch,
        double train,
        double test,
        double gradientNorm,
        List<Double> weightGradientNorm,
        List<Double> errorSignal) {

    public Standing {
        weightGradientNorm = List.copyOf(weightGradientNorm);
        errorSignal = List.copyOf(errorSignal);
    }
}
