package downhill.corpus;

import downhill.choice.Task;
import downhill.data.*;
import downhill.experiment.Experiment;
import downhill.experiment.Network;
import downhill.experiment.Subject;
import downhill.experiment.Training;
import downhill.nn.*;
import downhill.optim.*;
import java.util.List;

/** Broad ranges of each kind of setting. */
final class Choices {
    static final Normalization NONE = new NoNormalization();

    private Choices() {}

    static Dataset plane(Draw d) {
        return d.lazily(
                () -> new Rings(0.015),
                () -> new Moons(d.between(0.05, 0.3)),
                () -> new Xor(d.between(0, 0.3)),
                () -> new Spiral(d.between(0.5, 1.75), 0.01),
                () -> new Circles(0.5, d.between(0.02, 0.15)),
                () -> new Checkerboard(d.whole(2, 3), 0),
                () -> new Gaussians(d.between(0.5, 4), 1));
    }

    static Dataset curve(Draw d) {
        return d.lazily(
                () -> new Line(d.between(0.2, 2)),
                () -> new Sine(d.between(0.02, 0.4)),
                () -> new Quadratic(d.between(0.05, 0.5)),
                () -> new Step(0.1),
                () -> new Sinc(0.05),
                () -> new Plane(0.1),
                () -> new Bumps(3, 0.05));
    }

    static Dataset classes(Draw d) {
        return d.lazily(Iris::new, Wine::new, Penguins::new, () -> new Blobs(d.whole(2, 5), d.between(0.1, 0.5)));
    }

    static Dataset any(Draw d) {
        return d.chance(0.55)
                ? plane(d)
                : d.chance(0.6) ? curve(d) : d.chance(0.7) ? classes(d) : new AutoMpg(d.chance(0.5));
    }

    static Loss loss(Task task) {
        return switch (task) {
            case REGRESSION -> new Mse();
            case BINARY -> new BceWithLogits();
            case MULTICLASS -> new CrossEntropy();
        };
    }

    static Activation activation(Draw d) {
        return d.of(
                new Tanh(),
                new Tanh(),
                new Tanh(),
                new Relu(),
                new Relu(),
                new Relu(),
                new Sigmoid(),
                new Sigmoid(),
                new LeakyRelu(0.01),
                new Elu(1),
                new Selu(),
                new Gelu(),
                new Silu(),
                new Softplus(1),
                new Softsign(),
                new HardTanh(-1, 1),
                new Relu6(),
                new Mish(),
                new Sinusoid(),
                new Identity());
    }

    /** The usual start for an activation, or any. */
    static Initialiser initialiser(Draw d, double low, double high) {
        double gain = d.power(low, high);
        return d.lazily(
                () -> new XavierUniform(gain),
                () -> new XavierNormal(gain),
                () -> new KaimingNormal(gain),
                () -> new KaimingUniform(gain),
                () -> new LecunNormal(gain),
                () -> new PytorchDefault());
    }

    static Optimizer descent(Draw d) {
        return d.chance(0.65) ? new Sgd() : d.chance(0.6) ? new Momentum(0.9, 0) : new Nesterov(0.9, 0);
    }

    static Optimizer adaptive(Draw d) {
        return d.of(
                new Adam(0.9, 0.999, 1e-8),
                new Adam(0.9, 0.999, 1e-8),
                new AdamW(0.9, 0.999, 1e-8, 0.01),
                new RmsProp(0.99, 1e-8, false, 0, 0),
                new Adagrad(0, 0, 1e-10, 0),
                new Lion(0.9, 0.99, 0),
                new SignSgd());
    }

    static Batch batch(Draw d) {
        return d.chance(0.15) ? new MiniBatch(1) : d.chance(0.25) ? new FullBatch() : new MiniBatch(d.whole(4, 32));
    }

    static Schedule schedule(Draw d) {
        return d.chance(0.7)
                ? new Constant()
                : d.of(
                        new Exponential(0.97, false),
                        new StepDrops(15, 0.5, false),
                        new InverseTime(0.02, false),
                        new Cosine(60, 0, false, false),
                        new MultiStep(List.of(15, 30), 0.1),
                        new Warmup(50, 0.1, true, new Constant()));
    }

    static List<Treatment> treatment(Draw d, double low, double high) {
        double limit = d.power(low, high);
        return List.of(d.of(new ClipNorm(limit), new ClipNorm(limit), new ClipTensorNorm(limit), new ClipValue(limit)));
    }

    static Training training(Loss loss, Optimizer optimizer, double rate, Batch batch) {
        return new Training(loss, optimizer, rate, new Constant(), batch, true, List.of(), 0);
    }

    /** The experiment of a stratum, whose seed comes last. */
    static Experiment experiment(Draw d, DataSpec data, Subject subject, Training training) {
        return new Experiment(Experiment.FORMAT, Experiment.ENGINE, d.seed(), data, subject, training);
    }

    /** The experiment of a stratum that trains a network with the usual loss of its data. */
    static Experiment on(Draw d, DataSpec data, Network network, Optimizer optimizer, double rate, Batch batch) {
        return experiment(d, data, network, training(loss(data.dataset().task()), optimizer, rate, batch));
    }

    /** Some tens of rows, standardised. */
    static DataSpec data(Draw d, Dataset dataset) {
        return d.data(dataset, d.whole(30, 120), d.whole(50, 56), true);
    }
}
