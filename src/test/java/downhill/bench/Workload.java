package downhill.bench;

import downhill.data.DataSpec;
import downhill.data.Dataset;
import downhill.data.MiniBatch;
import downhill.data.Penguins;
import downhill.data.Rings;
import downhill.data.Sine;
import downhill.experiment.Experiment;
import downhill.experiment.Network;
import downhill.experiment.Training;
import downhill.nn.Activation;
import downhill.nn.BceWithLogits;
import downhill.nn.CrossEntropy;
import downhill.nn.Dense;
import downhill.nn.Initialiser;
import downhill.nn.KaimingNormal;
import downhill.nn.Layer;
import downhill.nn.Loss;
import downhill.nn.Lstm;
import downhill.nn.Mse;
import downhill.nn.NoNormalization;
import downhill.nn.Relu;
import downhill.nn.Tanh;
import downhill.nn.XavierUniform;
import downhill.optim.Constant;
import downhill.train.Trainer;
import java.util.Arrays;
import java.util.List;

/**
 * What is trained in the comparison; {@code src/test/bench} holds the same for other programs.
 */
@SuppressWarnings("ImmutableEnumChecker") // records all the way down
public enum Workload {
    /** 2-4-2-1, tanh. */
    W1(regression(2), tanh(4, 2), 10, 1024),
    /** 7-8-8-8-8-8-8-1, tanh. */
    W2(regression(7), tanh(8, 8, 8, 8, 8, 8), 10, 128),
    /** 2-64-64-64-1, ReLU. */
    W3(new Task(new Rings(0), new BceWithLogits(), 2, 1, 2, 320, Numbers::quadrant), relu(64, 64, 64), 32, 4),
    /** 784-128-10, ReLU. */
    W4(new Task(new Penguins(), new CrossEntropy(), 784, 1, 10, 320, Numbers::direction), relu(128), 32, 4),
    /** LSTM 1-32-1 over 50 steps. */
    W5(new Task(new Sine(0), new Mse(), 1, 50, 0, 160, Numbers::wave), lstm(32), 16, 2);

    private static final double RATE = 1e-3;

    private final Task task;
    private final List<Layer> hidden;
    private final int batch;
    private final long interval;

    Workload(Task task, List<Layer> hidden, int batch, long interval) {
        this.task = task;
        this.hidden = hidden;
        this.batch = batch;
        this.interval = interval;
    }

    /**
     * What is learned.
     *
     * @param likeness a data set of the same task, in whose place the numbers stand
     * @param classes 0 for a number
     */
    private record Task(
            Dataset likeness, Loss loss, int features, int steps, int classes, int rows, Numbers.Target target) {}

    private static Task regression(int inputs) {
        return new Task(new Sine(0), new Mse(), inputs, 1, 0, 200, Numbers::wave);
    }

    private static List<Layer> tanh(int... units) {
        return dense(new Tanh(), new XavierUniform(1), units);
    }

    private static List<Layer> relu(int... units) {
        return dense(new Relu(), new KaimingNormal(1), units);
    }

    private static List<Layer> lstm(int units) {
        return List.of(new Lstm(units, new XavierUniform(1), new XavierUniform(1), 0, 1));
    }

    private static List<Layer> dense(Activation activation, Initialiser initialiser, int... units) {
        return Arrays.stream(units)
                .<Layer>mapToObj(count -> new Dense(count, activation, initialiser, new NoNormalization()))
                .toList();
    }

    /** Rows of an update. */
    public int batch() {
        return batch;
    }

    /** Least distance of two rows of the history, in updates, that make about a millisecond of training. */
    public long interval() {
        return interval;
    }

    /** A new trainer. */
    public Trainer trainer(Method method) {
        // In order, as the other programs walk through their batches.
        Training training = new Training(
                task.loss(), method.optimizer(), RATE, new Constant(), new MiniBatch(batch), false, List.of(), 0);
        Experiment experiment = new Experiment(
                Experiment.FORMAT,
                Experiment.ENGINE,
                1,
                DataSpec.of(task.likeness(), 1),
                new Network(hidden, new XavierUniform(1)),
                training);
        return new Trainer(
                experiment,
                Numbers.examples(task.features(), task.steps(), task.classes(), task.rows(), task.target()));
    }
}
