package downhill.train;

import downhill.experiment.Training;
import downhill.math.Layout;
import downhill.math.Tensor;
import downhill.nn.Model.LayerParts;
import downhill.nn.Values;
import java.util.List;
import java.util.Optional;

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
    double measure(Training training, Batches batches, int rows, double scale, long update, double[] gradient);

    /** Where the last measured batch ceased to be finite, if it did. */
    Optional<Divergence.Origin> locate(Batches batches, int rows, double loss, double[] gradient);

    /** The layer of a tensor of the parameters, from 1; 0 for none. */
    int layerOf(Tensor tensor);

    /** The parameters have changed. */
    void changed();

    /** Losses and metrics of both sets, now. */
    Recorder.Sets sets(Training training);

    /** Error signals and activations of the layers, now. */
    Evaluator.Signals signals(Training training);

    /** The layers whose gradients are recorded. */
    List<LayerParts> layers();

    /** Updates between two rows of the history at first. */
    long interval(Training training);

    /** The loss of guessing. */
    double chance();
}
