package downhill.corpus;

import static downhill.corpus.Choices.NONE;
import static downhill.corpus.Choices.on;

import downhill.data.AutoMpg;
import downhill.data.Bumps;
import downhill.data.DataSpec;
import downhill.data.Dataset;
import downhill.data.Gaussians;
import downhill.data.Line;
import downhill.data.MiniBatch;
import downhill.data.Moons;
import downhill.data.Quadratic;
import downhill.data.Sine;
import downhill.data.Wine;
import downhill.experiment.Experiment;
import downhill.experiment.Network;
import downhill.nn.Initialiser;
import downhill.nn.Relu;
import downhill.nn.Sigmoid;
import downhill.nn.Tanh;
import downhill.nn.XavierUniform;
import downhill.nn.Zeros;
import downhill.optim.Adam;
import downhill.optim.Momentum;
import downhill.optim.Nesterov;
import downhill.optim.Optimizer;
import downhill.optim.Sgd;
import java.util.List;

/** Strata in which the examples are the trouble: too few, too noisy, or as they come. */
final class DataStrata {
    private DataStrata() {}

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

    /** Noisy curves, in small batches and for long, at rates from right to those at which nothing settles. */
    static Experiment trembling(Draw d) {
        Dataset dataset = d.lazily(
                () -> new Sine(d.between(0.1, 0.5)),
                () -> new Quadratic(d.between(0.1, 0.5)),
                () -> new Bumps(d.whole(2, 4), d.between(0.05, 0.3)),
                () -> new Line(d.between(0.5, 2)),
                () -> new AutoMpg(d.chance(0.5)),
                () -> Choices.plane(d));
        Initialiser start = new XavierUniform(1);
        Network network = new Network(
                Draw.layers(d.whole(0, 2), d.whole(6, 16), d.of(new Tanh(), new Tanh(), new Relu()), start, NONE),
                start);
        boolean adam = d.chance(0.35);
        boolean plain = d.chance(0.4);
        Optimizer optimizer = adam
                ? new Adam(0.9, 0.999, 1e-8)
                : plain ? new Sgd() : d.of(new Momentum(0.9, 0), new Nesterov(0.9, 0));
        double rate = adam ? d.power(5e-3, 0.15) : plain ? d.power(0.05, 0.6) : d.power(0.01, 0.15);
        DataSpec data = new DataSpec(dataset, d.whole(50, 120), 50, d.seed(), true, false, true, List.of());
        Experiment drawn = on(d, data, network, optimizer, rate, new MiniBatch(d.whole(1, 12)));
        return d.chance(0.75) ? drawn : drawn.withTraining(drawn.training().withSchedule(Choices.schedule(d)));
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
}
