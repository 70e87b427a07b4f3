package downhill.corpus;

import downhill.experiment.Experiment;
import downhill.experiment.Network;
import downhill.experiment.OnSurface;
import downhill.math.Layout;
import downhill.nn.Values;

/** What is descended on, as the labels see it: losses and gradients at any parameters, without any recording. */
interface World {

    static World of(Experiment experiment) {
        return switch (experiment.subject()) {
            case Network _ -> new Net(experiment);
            case OnSurface start -> new Hills(start);
        };
    }

    Layout layout();

    /** The parameters before the first update; fresh arrays. */
    Values start();

    /** Training rows. */
    int rows();

    /**
     * Loss and gradient of a batch.
     *
     * @param order of the training rows; those from {@code from} on are the batch
     * @param update number of the update, from 1
     * @param gradient overwritten
     */
    double batch(Values values, int[] order, int from, int rows, long update, double[] gradient);

    /** Loss on the whole training set. */
    double train(Values values);

    /** Loss on the whole test set. */
    double test(Values values);

    /** What somebody loses who knows the targets' distribution and no input. */
    double chance();

    /** Loss and gradient of all training rows at once. */
    default double whole(Values values, double[] gradient) {
        int[] order = new int[rows()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        return batch(values, order, 0, order.length, 1, gradient);
    }
}
