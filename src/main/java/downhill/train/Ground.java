package downhill.train;

import downhill.choice.Task;
import downhill.diagnose.Facts;
import downhill.experiment.Training;
import downhill.math.Layout;
import downhill.math.Tensor;
import downhill.nn.Model.LayerParts;
import downhill.nn.Values;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What descends: parameters, and the loss and gradient they have. */
sealed interface Ground permits NetworkGround, SurfaceGround {

    /** The tensors of the parameters. */
    Layout layout();

    /** Parameters and running statistics, live. */
    Values values();

    /** What the loss is computed with: the values themselves, or their rounded copy. */
    Values working();

    /**
     * Loss and gradient of the batch that comes next; running statistics move.
     *
     * @param scale the loss is multiplied by before the way back
     * @param update number of this update, from 1
     * @param gradient overwritten
     * @return mean loss of the batch, not scaled, without the cost of weights
     */
    default double measure(Training training, Batches batches, int rows, double scale, long update, double[] gradient) {
        return measure(training, batches.order(), batches.position(), rows, scale, update, gradient);
    }

    /** The same of the training rows order[from, from + rows). */
    double measure(Training training, int[] order, int from, int rows, double scale, long update, double[] gradient);

    /** What measures a batch of so many rows piece by piece; null where it is quick. */
    @Nullable
    BatchWalk walk(Training training, int rows);

    /** Rows of the training set. */
    int rows();

    /**
     * Begins to measure both sets and the signals, piece by piece.
     *
     * @param mean where the loss on the training set is wanted too; null for nowhere else
     */
    Survey survey(Training training, @Nullable Values mean);

    /** Notes in every measurement from now on what the data alone say of this parameter; below 0 of none. */
    void note(int parameter);

    /** Derivative of the scaled loss of the last batch, without the cost of weights, by the noted parameter. */
    double noted();

    /** Where the last measured batch ceased to be finite, if it did. */
    Optional<Divergence.Origin> locate(Batches batches, int rows, double loss, double[] gradient);

    /** The layer of a tensor of the parameters, from 1; 0 for none. */
    int layerOf(Tensor tensor);

    /** The parameters have changed. */
    void changed();

    /** An update is done: the parameters stay as they are until the next one. */
    void settled();

    /** Where the parameters have been, if that is noted: see {@link Trail#places()}. */
    double[] trail();

    /** Goes on from what another one like this has noted. */
    void resume(double[] trail);

    /** Losses and metrics of both sets, now. */
    Recorder.Sets sets(Training training);

    /** Error signals and activations of the layers, now. */
    Evaluator.Signals signals(Training training);

    /** What the loss is computed with at these parameters: a copy of them, or a rounded one. */
    double[] computedWith(double[] parameters);

    /** Keeps the pass of the last batch while others are measured, until what it answers is run. */
    Runnable aside();

    /** The layers whose gradients are recorded. */
    List<LayerParts> layers();

    /** Updates between two rows of the history at first. */
    long interval(Training training);

    /** The loss of all there is to train on, at any parameters. */
    WholeLoss whole(Training training);

    /** The loss of guessing. */
    double chance();

    /** What rules must know of it. */
    Facts facts(Task task);

    /** Share of units of each layer that were zero on the whole training set when it was scored last. */
    double[] dead();
}
