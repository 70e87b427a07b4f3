package downhill.corpus;

import static downhill.corpus.Choices.NONE;
import static downhill.corpus.Choices.data;
import static downhill.corpus.Choices.experiment;
import static downhill.corpus.Choices.on;

import downhill.data.AutoMpg;
import downhill.data.Batch;
import downhill.data.DataSpec;
import downhill.data.Dataset;
import downhill.data.FullBatch;
import downhill.data.Line;
import downhill.data.MiniBatch;
import downhill.data.Wine;
import downhill.experiment.Experiment;
import downhill.experiment.Network;
import downhill.experiment.OnSurface;
import downhill.experiment.Training;
import downhill.nn.Activation;
import downhill.nn.Initialiser;
import downhill.nn.KaimingNormal;
import downhill.nn.LeakyRelu;
import downhill.nn.Mse;
import downhill.nn.Relu;
import downhill.nn.Relu6;
import downhill.nn.Sigmoid;
import downhill.nn.Tanh;
import downhill.nn.XavierUniform;
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

/** Strata in which the learning rate is the trouble, on ordinary networks and in valleys. */
final class RateStrata {
    private RateStrata() {}

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
}
