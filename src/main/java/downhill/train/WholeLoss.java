package downhill.train;

import downhill.math.Layout;
import downhill.math.Tensor;
import java.util.List;

/**
 * What a run descends, at any parameters: the loss of its whole training set, plus what its weights cost (l1, l2), since
 * that sum is what learning rate and steepness act on.
 *
 * <p>Dropout is off. Batch normalisation uses the statistics of each piece of the set at the very parameters, as
 * training does, and never the running ones, which belong to other weights; a set of up to 256 rows is one piece, so
 * that this is the loss of a full batch. Simulated precision is left out, since rounding has no slope: the loss is that
 * of the same network in float64.
 *
 * <p>A loss that is a sum is summed over the whole set. Where a recurrent network carries its gradient back only so far,
 * so does the gradient here, and its central differences are those of what training follows.
 *
 * <p>It comes in pieces of a few milliseconds, to be added up in order; with batch normalisation a piece has up to 256
 * rows, and takes longer in a large network. Apart from the examples, which nobody writes, it
 * shares nothing with the trainer. Not thread-safe.
 */
public sealed interface WholeLoss permits NetworkLoss, SurfaceLoss {

    /** The loss that a trainer descends, with all edits up to now. */
    static WholeLoss of(Trainer trainer) {
        return trainer.ground().whole(trainer.experiment().training());
    }

    /** The tensors of the parameters. */
    Layout layout();

    /** Its weight matrices, {@code W[out][in]}; no biases, scales and shifts. */
    List<Tensor> weights();

    /** Number of pieces, at least 1. */
    int pieces();

    /** What a piece adds to the value at the parameters. */
    double value(double[] parameters, int piece);

    /** Adds a piece of the gradient at the parameters. */
    void addGradient(double[] parameters, int piece, double[] into);

    /** Adds a piece of the Hessian at the parameters times a direction of length 1. */
    void addProduct(double[] parameters, double[] direction, int piece, double[] into);

    /** How it multiplies. */
    Method method();

    /** The value at the parameters, all pieces in order. */
    default double value(double[] parameters) {
        double sum = 0;
        for (int piece = 0; piece < pieces(); piece++) {
            sum += value(parameters, piece);
        }
        return sum;
    }

    /** The gradient at the parameters, all pieces in order; fresh. */
    default double[] gradient(double[] parameters) {
        double[] sum = new double[parameters.length];
        for (int piece = 0; piece < pieces(); piece++) {
            addGradient(parameters, piece, sum);
        }
        return sum;
    }

    /** How the Hessian is multiplied with a direction. */
    enum Method {
        /** By differentiating both passes once more. */
        EXACT,
        /** By central differences of the gradient; about seven digits. */
        DIFFERENCES
    }
}
