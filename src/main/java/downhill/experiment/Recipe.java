package downhill.experiment;

import downhill.data.Batch;
import downhill.data.DataSpec;
import downhill.data.Dataset;
import downhill.data.MiniBatch;
import downhill.nn.Activation;
import downhill.nn.BceWithLogits;
import downhill.nn.Dense;
import downhill.nn.Initialiser;
import downhill.nn.Layer;
import downhill.nn.Loss;
import downhill.nn.Normalization;
import downhill.optim.Constant;
import downhill.optim.Optimizer;
import downhill.optim.Sgd;
import java.util.Collections;
import java.util.List;

/** What the cards are made of: everything that a card does not name is the same in all of them, the seed too. */
final class Recipe {
    private Recipe() {}

    static Experiment classify(Dataset dataset, List<Layer> hidden, Initialiser output) {
        return experiment(DataSpec.of(dataset, 1), network(hidden, output));
    }

    static Experiment experiment(DataSpec data, Subject subject) {
        Training training = training(new BceWithLogits(), new Sgd(), 0.03, new MiniBatch(10));
        return new Experiment(Experiment.FORMAT, Experiment.ENGINE, 1, data, subject, training);
    }

    static Network network(List<Layer> hidden, Initialiser output) {
        return new Network(hidden, output);
    }

    static List<Layer> hidden(
            int layers, int units, Activation activation, Initialiser initialiser, Normalization normalization) {
        return Collections.nCopies(layers, new Dense(units, activation, initialiser, normalization));
    }

    static Training training(Loss loss, Optimizer optimizer, double rate, Batch batch) {
        return new Training(loss, optimizer, rate, new Constant(), batch, true, List.of(), 0);
    }

    static Training rate(Experiment experiment, double rate) {
        return experiment.training().withOptimizer(experiment.training().optimizer(), rate);
    }
}
