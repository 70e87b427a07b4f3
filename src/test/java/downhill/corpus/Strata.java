package downhill.corpus;

import static downhill.corpus.Choices.NONE;

import downhill.data.AutoMpg;
import downhill.data.Batch;
import downhill.data.DataSpec;
import downhill.data.Dataset;
import downhill.data.FullBatch;
import downhill.data.Gaussians;
import downhill.data.Line;
import downhill.data.MiniBatch;
import downhill.data.Moons;
import downhill.data.RememberFirst;
import downhill.data.Sine;
import downhill.data.Wine;
import downhill.experiment.Experiment;
import downhill.experiment.Network;
import downhill.experiment.OnSurface;
import downhill.experiment.Subject;
import downhill.experiment.Training;
import downhill.nn.Activation;
import downhill.nn.BatchNorm;
import downhill.nn.ConstantWeight;
import downhill.nn.Initialiser;
import downhill.nn.KaimingNormal;
import downhill.nn.Layer;
import downhill.nn.LayerNorm;
import downhill.nn.LeakyRelu;
import downhill.nn.Lstm;
import downhill.nn.Mse;
import downhill.nn.Normal;
import downhill.nn.Normalization;
import downhill.nn.Relu;
import downhill.nn.Relu6;
import downhill.nn.Rnn;
import downhill.nn.Sigmoid;
import downhill.nn.Softsign;
import downhill.nn.Tanh;
import downhill.nn.Uniform;
import downhill.nn.XavierNormal;
import downhill.nn.XavierUniform;
import downhill.nn.Zeros;
import downhill.optim.Adam;
import downhill.optim.Momentum;
import downhill.optim.Optimizer;
import downhill.optim.Sgd;
import downhill.surface.Beale;
import downhill.surface.Booth;
import downhill.surface.Himmelblau;
import downhill.surface.Matyas;
import downhill.surface.Ravine;
import downhill.surface.Rosenbrock;
import downhill.surface.Sphere;
import downhill.surface.StyblinskiTang;
import java.util.List;

/** One drawer for each stratum of the corpus. */
final class Strata {
    private Strata() {}

    private static Experiment experiment(Draw d, DataSpec data, Subject subject, Training training) {
        return new Experiment(Experiment.FORMAT, Experiment.ENGINE, d.seed(), data, subject, training);
    }

    private static Experiment on(
            Draw d, DataSpec data, Network network, Optimizer optimizer, double rate, Batch batch) {
        return experiment(
                d, data, network, Choices.training(Choices.loss(data.dataset().task()), optimizer, rate, batch));
    }

    private static DataSpec data(Draw d, Dataset dataset) {
        return d.data(dataset, d.whole(30, 120), d.whole(50, 56), true);
    }

    /** Everything from broad ranges. */
    static Experiment broad(Draw d) {
        int depth = d.chance(0.7) ? d.whole(0, 3) : d.whole(4, 12);
        Initialiser start = Choices.initialiser(d, d.chance(0.7) ? 0.8 : 0.3, d.chance(0.7) ? 1.3 : 3);
        Normalization norm = d.chance(0.85) ? NONE : d.of(new BatchNorm(1e-5, 0.1), new LayerNorm(1e-5));
        List<Layer> layers = Draw.layers(depth, d.whole(2, 16), Choices.activation(d), start, norm);
        DataSpec data = d.data(Choices.any(d), d.whole(20, 120), d.whole(50, 56), d.chance(0.9));
        boolean adaptive = d.chance(0.35);
        Optimizer optimizer = adaptive ? Choices.adaptive(d) : Choices.descent(d);
        double rate = adaptive ? d.power(3e-6, 0.3) : d.power(3e-5, 3);
        Experiment drawn = on(d, data, new Network(layers, start), optimizer, rate, Choices.batch(d));
        Training training = drawn.training().withSchedule(Choices.schedule(d));
        return drawn.withTraining(d.chance(0.8) ? training : training.withTreatment(Choices.treatment(d, 1e-2, 1e2)));
    }

    /** Many layers, squashing or not, from too small to right. */
    static Experiment deep(Draw d) {
        Activation activation =
                d.of(new Sigmoid(), new Sigmoid(), new Tanh(), new Relu(), new Softsign(), new LeakyRelu(0.01));
        Initialiser start = d.chance(0.5) ? new XavierUniform(d.power(0.4, 1.5)) : new KaimingNormal(d.power(0.4, 1.2));
        Normalization norm = d.chance(0.8) ? NONE : d.of(new BatchNorm(1e-5, 0.1), new LayerNorm(1e-5));
        Network network = new Network(Draw.layers(d.whole(3, 12), d.whole(4, 12), activation, start, norm), start);
        boolean adam = d.chance(0.3);
        Optimizer optimizer = adam ? new Adam(0.9, 0.999, 1e-8) : Choices.descent(d);
        double rate = adam ? d.power(3e-4, 0.03) : d.power(0.003, 0.5);
        Dataset dataset = d.chance(0.75) ? Choices.plane(d) : Choices.curve(d);
        return on(d, data(d, dataset), network, optimizer, rate, new MiniBatch(d.whole(8, 30)));
    }

    /** Weights from right to far too large. */
    static Experiment largeWeights(Draw d) {
        Activation activation = d.of(new Relu(), new Relu(), new Relu(), new LeakyRelu(0.01), new Tanh(), new Relu6());
        Initialiser start = d.chance(0.6) ? new KaimingNormal(d.power(0.8, 3)) : new XavierNormal(d.power(0.8, 5));
        Network network = new Network(Draw.layers(d.whole(2, 10), d.whole(8, 16), activation, start, NONE), start);
        Dataset dataset = d.chance(0.6) ? Choices.plane(d) : Choices.curve(d);
        Experiment drawn =
                on(d, data(d, dataset), network, Choices.descent(d), d.power(1e-4, 0.5), new MiniBatch(d.whole(5, 30)));
        return d.chance(0.75)
                ? drawn
                : drawn.withTraining(drawn.training().withTreatment(Choices.treatment(d, 0.1, 10)));
    }

    /** Ordinary networks, the learning rate from right to far too large. */
    static Experiment fast(Draw d) {
        int depth = d.whole(0, 4);
        Initialiser start = d.chance(0.5) ? new XavierUniform(1) : new KaimingNormal(1);
        Network network = new Network(
                Draw.layers(
                        depth,
                        d.whole(4, 16),
                        d.of(new Tanh(), new Relu(), new Sigmoid(), new LeakyRelu(0.01)),
                        start,
                        NONE),
                start);
        boolean adaptive = d.chance(0.3);
        Optimizer optimizer = adaptive ? Choices.adaptive(d) : Choices.descent(d);
        double rate = adaptive ? d.power(0.01, 3) : d.power(0.1, 100);
        return on(d, data(d, Choices.any(d)), network, optimizer, rate, Choices.batch(d));
    }

    /** Ordinary networks, the learning rate from far too small to right. */
    static Experiment slow(Draw d) {
        Initialiser start = d.chance(0.5) ? new XavierUniform(1) : new KaimingNormal(1);
        Network network = new Network(
                Draw.layers(d.whole(0, 3), d.whole(4, 16), d.of(new Tanh(), new Relu(), new Sigmoid()), start, NONE),
                start);
        boolean adaptive = d.chance(0.35);
        Optimizer optimizer = adaptive ? Choices.adaptive(d) : Choices.descent(d);
        double rate = adaptive ? d.power(1e-6, 1e-3) : d.power(1e-6, 0.03);
        return on(d, data(d, Choices.any(d)), network, optimizer, rate, Choices.batch(d));
    }

    /** Rectified units that one enormous update may silence for good. */
    static Experiment blown(Draw d) {
        Initialiser start = new KaimingNormal(d.power(0.7, 1.5));
        Activation activation = d.of(new Relu(), new Relu(), new Relu6(), new Relu6(), new LeakyRelu(0.01), new Tanh());
        Network network = new Network(Draw.layers(d.whole(1, 5), d.whole(4, 14), activation, start, NONE), start);
        Dataset dataset = d.chance(0.2) ? Choices.plane(d) : Choices.curve(d);
        boolean adam = d.chance(0.5);
        Optimizer optimizer =
                adam ? new Adam(0.9, 0.999, 1e-8) : d.of(new Sgd(), new Momentum(0.9, 0), new Momentum(0.9, 0));
        double rate = adam ? d.power(0.1, 2) : d.power(0.03, 0.5);
        return on(d, data(d, dataset), network, optimizer, rate, new MiniBatch(d.whole(4, 60)));
    }

    /** The same at rates of which many silence a layer and few end the run. */
    static Experiment silenced(Draw d) {
        Initialiser start = new KaimingNormal(d.power(0.9, 1.4));
        Activation activation = d.of(new Relu(), new Relu6());
        Network network = new Network(Draw.layers(d.whole(1, 4), d.whole(6, 14), activation, start, NONE), start);
        boolean adam = d.chance(0.75);
        Optimizer optimizer = adam ? new Adam(0.9, 0.999, 1e-8) : new Momentum(0.9, 0);
        double rate = adam ? d.power(0.3, 1.5) : d.power(0.05, 0.4);
        Batch batch = d.chance(0.5) ? new FullBatch() : new MiniBatch(d.whole(4, 20));
        return on(d, data(d, Choices.curve(d)), network, optimizer, rate, batch);
    }

    /** Limits from never reached to always reached. */
    static Experiment clipped(Draw d) {
        Initialiser start = Choices.initialiser(d, 0.8, 1.3);
        Network network = new Network(
                Draw.layers(d.whole(0, 4), d.whole(4, 12), d.of(new Tanh(), new Relu()), start, NONE), start);
        Experiment drawn =
                on(d, data(d, Choices.any(d)), network, Choices.descent(d), d.power(0.01, 1), Choices.batch(d));
        return drawn.withTraining(drawn.training().withTreatment(Choices.treatment(d, 1e-3, 30)));
    }

    /** Units that begin alike, and some that only seem to. */
    static Experiment alike(Draw d) {
        Initialiser same = d.chance(0.4) ? new Zeros() : new ConstantWeight(d.between(-0.6, 0.6));
        Initialiser other = d.chance(0.5) ? new XavierUniform(1) : new Normal(0.3);
        Initialiser hidden = d.chance(0.65) ? same : other;
        Initialiser output = d.chance(0.6) ? same : other;
        Network network = new Network(
                Draw.layers(d.whole(1, 3), d.whole(2, 10), d.of(new Tanh(), new Relu(), new Sigmoid()), hidden, NONE),
                output);
        boolean adam = d.chance(0.4);
        Optimizer optimizer = adam ? new Adam(0.9, 0.999, 1e-8) : Choices.descent(d);
        return on(
                d,
                data(d, Choices.any(d)),
                network,
                optimizer,
                adam ? d.power(1e-3, 0.03) : d.power(0.01, 0.3),
                Choices.batch(d));
    }

    /** Surfaces and full batches, the rate from slow to beyond the limit. */
    static Experiment valley(Draw d) {
        if (d.chance(0.6)) {
            double condition = d.power(5, 1000);
            boolean ravine = d.chance(0.6);
            OnSurface subject = OnSurface.of(
                    ravine
                            ? new Ravine(condition)
                            : d.of(
                                    new Sphere(),
                                    new Rosenbrock(1, 100),
                                    new Booth(),
                                    new Matyas(),
                                    new Beale(),
                                    new Himmelblau(),
                                    new StyblinskiTang()));
            Optimizer optimizer =
                    d.chance(0.7) ? new Sgd() : d.chance(0.5) ? new Momentum(0.9, 0) : Choices.adaptive(d);
            double rate = ravine ? d.between(d.chance(0.5) ? 0.1 : 1.3, 2.1) / condition : d.power(1e-4, 0.5);
            return experiment(
                    d,
                    DataSpec.of(new Line(1), 1),
                    subject,
                    Choices.training(new Mse(), optimizer, rate, new FullBatch()));
        }
        Initialiser start = new XavierUniform(1);
        Network network = new Network(
                Draw.layers(d.whole(0, 2), d.whole(4, 10), d.of(new Tanh(), new Relu()), start, NONE), start);
        Optimizer optimizer = d.chance(0.7) ? new Sgd() : d.chance(0.7) ? new Momentum(0.9, 0) : Choices.adaptive(d);
        return on(d, data(d, Choices.any(d)), network, optimizer, d.power(0.02, 2), new FullBatch());
    }

    /** Plain descent with all examples in valleys of known steepness, from rates that slide to ones that climb out. */
    static Experiment ravines(Draw d) {
        if (d.chance(0.3)) {
            Initialiser start = new XavierUniform(1);
            Network network = new Network(Draw.layers(d.whole(0, 1), d.whole(4, 8), new Tanh(), start, NONE), start);
            Dataset dataset = d.lazily(() -> new AutoMpg(false), Wine::new, () -> Choices.curve(d));
            return on(d, data(d, dataset), network, new Sgd(), d.power(0.05, 1), new FullBatch());
        }
        double condition = d.power(12, 1000);
        OnSurface subject = OnSurface.of(d.chance(0.8) ? new Ravine(condition) : d.of(new Matyas(), new Booth()));
        double steepest = switch (subject.surface()) {
            case Booth _ -> 18;
            case Matyas _ -> 1;
            default -> condition;
        };
        Optimizer optimizer = d.chance(0.85) ? new Sgd() : new Momentum(0.9, 0);
        Training training = Choices.training(new Mse(), optimizer, d.between(0.7, 2.1) / steepest, new FullBatch());
        return experiment(d, DataSpec.of(new Line(1), 1), subject, training);
    }

    /** Few or many rows to learn, with noise. */
    static Experiment fewRows(Draw d) {
        Dataset dataset = d.lazily(
                () -> new Gaussians(d.between(0.5, 3), 1),
                () -> new Moons(d.between(0.1, 0.5)),
                () -> new Sine(d.between(0.1, 0.6)),
                () -> new AutoMpg(false),
                Wine::new);
        DataSpec data = new DataSpec(
                dataset,
                d.chance(0.6) ? d.whole(8, 30) : d.whole(30, 110),
                d.whole(52, 60),
                d.seed(),
                true,
                false,
                true,
                List.of());
        Initialiser start = new XavierUniform(1);
        Network network = new Network(
                Draw.layers(d.whole(1, 3), d.whole(8, 16), d.of(new Tanh(), new Relu()), start, NONE), start);
        boolean adam = d.chance(0.6);
        Optimizer optimizer = adam ? new Adam(0.9, 0.999, 1e-8) : new Momentum(0.9, 0);
        return on(d, data, network, optimizer, adam ? d.power(1e-3, 0.05) : d.power(0.005, 0.2), new MiniBatch(10));
    }

    /** Small batches of noisy data at rates that are large for the end of a run, with and without decay. */
    static Experiment noisy(Draw d) {
        Dataset dataset = d.lazily(
                () -> new Sine(d.between(0.1, 0.5)),
                () -> new Line(d.between(0.5, 2)),
                () -> Choices.plane(d),
                () -> new AutoMpg(true));
        DataSpec data = new DataSpec(dataset, d.whole(40, 120), 52, d.seed(), true, false, true, List.of());
        Initialiser start = new XavierUniform(1);
        Network network = new Network(
                Draw.layers(d.whole(0, 2), d.whole(4, 16), d.of(new Tanh(), new Relu()), start, NONE), start);
        boolean adam = d.chance(0.3);
        Optimizer optimizer = adam ? new Adam(0.9, 0.999, 1e-8) : d.of(new Sgd(), new Momentum(0.9, 0));
        Experiment drawn = on(
                d,
                data,
                network,
                optimizer,
                adam ? d.power(3e-3, 0.1) : d.power(0.02, 0.4),
                new MiniBatch(d.whole(1, 8)));
        return drawn.withTraining(drawn.training().withSchedule(Choices.schedule(d)));
    }

    /** Inputs as they come, or standardised. */
    static Experiment raw(Draw d) {
        Dataset dataset = d.lazily(
                () -> new AutoMpg(true),
                () -> new AutoMpg(false),
                () -> Choices.classes(d),
                () -> new Line(1),
                () -> Choices.plane(d));
        DataSpec data =
                new DataSpec(dataset, d.whole(40, 100), 50, d.seed(), d.chance(0.2), false, d.chance(0.5), List.of());
        Initialiser start = d.chance(0.3) ? new Zeros() : new XavierUniform(1);
        int depth = start instanceof Zeros ? 0 : d.whole(0, 2);
        Network network = new Network(
                Draw.layers(depth, d.whole(4, 12), d.of(new Tanh(), new Relu(), new Sigmoid()), start, NONE), start);
        boolean adam = d.chance(0.25);
        Optimizer optimizer = adam ? new Adam(0.9, 0.999, 1e-8) : Choices.descent(d);
        Experiment drawn =
                on(d, data, network, optimizer, adam ? d.power(1e-3, 0.1) : d.power(1e-8, 0.3), Choices.batch(d));
        return d.chance(0.8)
                ? drawn
                : drawn.withTraining(drawn.training().withTreatment(Choices.treatment(d, 0.1, 10)));
    }

    /** Outputs that begin small or large. */
    static Experiment confident(Draw d) {
        Initialiser output = d.chance(0.5) ? new Normal(d.power(0.1, 10)) : new XavierUniform(d.power(0.3, 30));
        Initialiser start = d.chance(0.5) ? new XavierUniform(1) : new KaimingNormal(1);
        Network network = new Network(
                Draw.layers(d.whole(0, 3), d.whole(4, 16), d.of(new Tanh(), new Relu(), new Sigmoid()), start, NONE),
                output);
        boolean adam = d.chance(0.4);
        Optimizer optimizer = adam ? new Adam(0.9, 0.999, 1e-8) : Choices.descent(d);
        return on(
                d,
                data(d, Choices.any(d)),
                network,
                optimizer,
                adam ? d.power(1e-3, 0.03) : d.power(1e-3, 0.1),
                Choices.batch(d));
    }

    /** Networks that cannot tell the classes apart, or hardly: too small, saturated, or without signal. */
    static Experiment hopeless(Draw d) {
        Initialiser start = d.lazily(
                () -> new Uniform(-d.power(0.5, 30), d.power(0.5, 30)),
                () -> new Normal(d.power(1e-3, 10)),
                () -> new XavierUniform(1));
        Network network = new Network(
                Draw.layers(d.whole(0, 8), d.whole(2, 8), d.of(new Sigmoid(), new Tanh(), new Relu()), start, NONE),
                start);
        Dataset dataset = d.chance(0.8) ? Choices.plane(d) : Choices.curve(d);
        return on(d, data(d, dataset), network, Choices.descent(d), d.power(1e-3, 3), Choices.batch(d));
    }

    /** Recurrent networks. */
    static Experiment memory(Draw d) {
        Initialiser start = new XavierUniform(1);
        Layer layer = d.chance(0.5)
                ? new Rnn(d.whole(4, 8), new Tanh(), start, start, 0)
                : new Lstm(d.whole(3, 6), start, start, 0, d.between(0, 3));
        DataSpec data = d.data(new RememberFirst(d.whole(4, 15), 0.1), 40, 50, true);
        boolean adam = d.chance(0.4);
        Optimizer optimizer = adam ? new Adam(0.9, 0.999, 1e-8) : new Sgd();
        Experiment drawn = on(
                d,
                data,
                new Network(List.of(layer), start),
                optimizer,
                adam ? d.power(1e-3, 0.03) : d.power(0.01, 1),
                new MiniBatch(10));
        return d.chance(0.5)
                ? drawn
                : drawn.withTraining(drawn.training().withTreatment(Choices.treatment(d, 0.1, 10)));
    }
}
