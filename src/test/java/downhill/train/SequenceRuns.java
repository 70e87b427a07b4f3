package downhill.train;

import downhill.data.DataSpec;
import downhill.data.Dataset;
import downhill.data.Examples;
import downhill.data.MiniBatch;
import downhill.data.RememberFirst;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.LossFit;
import downhill.experiment.Network;
import downhill.experiment.Training;
import downhill.nn.Gru;
import downhill.nn.Initialiser;
import downhill.nn.Layer;
import downhill.nn.Lstm;
import downhill.nn.Rnn;
import downhill.nn.Tanh;
import downhill.nn.Truncation;
import downhill.nn.XavierUniform;
import downhill.optim.Adam;
import downhill.optim.Constant;
import java.util.List;

/** Networks over sequences, for the tests of both. */
final class SequenceRuns {
    static final Initialiser START = new XavierUniform(1);
    static final RememberFirst FIRST = new RememberFirst(10, 1);
    static final Layer RNN = new Rnn(4, new Tanh(), START, START, 0);
    static final Layer LSTM = new Lstm(4, START, START, 0, 1);
    static final Layer GRU = new Gru(4, START, START, 0);

    private SequenceRuns() {}

    static List<Layer> cells() {
        return List.of(RNN, LSTM, GRU);
    }

    static Experiment experiment(
            DataSpec data, List<Layer> layers, boolean everyStep, Truncation truncation, double rate) {
        Training training = new Training(
                LossFit.fitting(data.dataset().task()).getFirst(),
                new Adam(0.9, 0.999, 1e-8),
                rate,
                new Constant(),
                new MiniBatch(20),
                true,
                List.of(),
                0);
        return Cards.first()
                .withData(data)
                .withSubject(new Network(layers, START, everyStep, truncation))
                .withTraining(training);
    }

    static DataSpec data(Dataset dataset, int rows) {
        return new DataSpec(dataset, rows, rows, 1, true);
    }

    /** All predictions of a set, {@code [rows][moments]}. */
    static double[] predictions(Trainer trainer, Examples examples) {
        NetworkGround ground = trainer.network();
        int moments = ground.model().moments();
        double[] all = new double[examples.rows() * moments];
        for (int from = 0; from < examples.rows(); from += Evaluator.CHUNK) {
            int rows = Math.min(Evaluator.CHUNK, examples.rows() - from);
            double[] some = ground.evaluator().predict(ground.working(), examples.x(), from, rows);
            System.arraycopy(some, 0, all, from * moments, rows * moments);
        }
        return all;
    }
}
