package downhill.corpus;

import static downhill.corpus.Choices.NONE;
import static downhill.corpus.Choices.data;
import static downhill.corpus.Choices.on;

import downhill.data.DataSpec;
import downhill.data.Dataset;
import downhill.data.MiniBatch;
import downhill.data.RememberFirst;
import downhill.experiment.Experiment;
import downhill.experiment.Network;
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
import downhill.optim.Optimizer;
import downhill.optim.Sgd;
import java.util.List;

/** Strata in which the network or its start is the trouble, and the broad one, which has all. */
final class Strata {
    private Strata() {}

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
