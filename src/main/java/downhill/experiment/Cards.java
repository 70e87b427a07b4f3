package downhill.experiment;

import static downhill.experiment.Recipe.classify;
import static downhill.experiment.Recipe.experiment;
import static downhill.experiment.Recipe.hidden;
import static downhill.experiment.Recipe.network;
import static downhill.experiment.Recipe.rate;
import static downhill.experiment.Recipe.training;

import downhill.data.AutoMpg;
import downhill.data.DataSpec;
import downhill.data.Dataset;
import downhill.data.FullBatch;
import downhill.data.Line;
import downhill.data.MiniBatch;
import downhill.data.Moons;
import downhill.data.RememberFirst;
import downhill.data.Rings;
import downhill.data.Sine;
import downhill.data.Spiral;
import downhill.experiment.Card.Variant;
import downhill.nn.BatchNorm;
import downhill.nn.BceWithLogits;
import downhill.nn.Initialiser;
import downhill.nn.KaimingNormal;
import downhill.nn.Lstm;
import downhill.nn.Mse;
import downhill.nn.NoNormalization;
import downhill.nn.Normalization;
import downhill.nn.Relu;
import downhill.nn.Rnn;
import downhill.nn.Sigmoid;
import downhill.nn.Tanh;
import downhill.nn.Uniform;
import downhill.nn.XavierUniform;
import downhill.nn.Zeros;
import downhill.optim.Adam;
import downhill.optim.ClipNorm;
import downhill.optim.Exponential;
import downhill.optim.Momentum;
import downhill.optim.MultiStep;
import downhill.optim.Nesterov;
import downhill.optim.Optimizer;
import downhill.optim.Sgd;
import downhill.surface.Ravine;
import java.util.List;
import java.util.Optional;

/** The cards at the front door, in order. */
public final class Cards {
    private static final Optimizer SGD = new Sgd();
    private static final Optimizer ADAM = new Adam(0.9, 0.999, 1e-8);
    private static final Initialiser XAVIER = new XavierUniform(1);
    private static final Initialiser HE = new KaimingNormal(1);
    private static final Normalization NONE = new NoNormalization();
    private static final Dataset RINGS = new Rings(0.015);
    private static final double AS_FAST_AS_POSSIBLE = 0;

    private static final List<Card> ALL = List.of(
            rings(),
            line(),
            curve(),
            spiral(),
            oneSomeAll(),
            tooFast(),
            decay(),
            ravine(),
            vanishing(),
            whereToStart(),
            exploding(),
            rawInputs(),
            remembering());

    private Cards() {}

    /** All cards. */
    public static List<Card> all() {
        return ALL;
    }

    /** The card with this id. */
    public static Optional<Card> find(String id) {
        return ALL.stream().filter(card -> card.id().equals(id)).findFirst();
    }

    /** The experiment that the page opens with. */
    public static Experiment first() {
        return ALL.getFirst().start().experiment();
    }

    private static Card rings() {
        Experiment start = classify(RINGS, hidden(2, 8, new Tanh(), XAVIER, NONE), XAVIER)
                .withTraining(training(new BceWithLogits(), new Momentum(0.9, 0), 0.03, new MiniBatch(10)));
        Variant faster = new Variant("rate", start.withTraining(rate(start, 9)), 160);
        Variant deep =
                new Variant("deep", start.withSubject(network(hidden(8, 8, new Sigmoid(), XAVIER, NONE), XAVIER)), 160);
        Variant all = new Variant("all", start.withTraining(start.training().withBatch(new FullBatch())), 8);
        return new Card("p0", new Variant("start", start, 160), List.of(faster, deep, all));
    }

    private static Card line() {
        Experiment start = descent(0.1);
        Experiment one = start.withTraining(start.training().withBatch(new MiniBatch(1)));
        return new Card("p1", new Variant("start", start, 2), List.of(new Variant("one", one, 10)));
    }

    private static Experiment descent(double rate) {
        return experiment(DataSpec.of(new Line(1), 1), new Network(List.of(), new Zeros()))
                .withTraining(training(new Mse(), SGD, rate, new FullBatch()));
    }

    private static Card curve() {
        Experiment start = experiment(
                        DataSpec.of(new Sine(0.1), 1), network(hidden(2, 16, new Tanh(), XAVIER, NONE), XAVIER))
                .withTraining(training(new Mse(), ADAM, 0.01, new MiniBatch(10)));
        Experiment linear = start.withSubject(network(List.of(), XAVIER));
        return new Card("p2", new Variant("start", start, 100), List.of(new Variant("linear", linear, 100)));
    }

    private static Card spiral() {
        Experiment start = classify(new Spiral(1.75, 0.01), hidden(2, 32, new Relu(), HE, NONE), HE)
                .withTraining(training(new BceWithLogits(), ADAM, 0.01, new MiniBatch(10)));
        Experiment small = start.withSubject(network(hidden(1, 4, new Relu(), HE, NONE), HE));
        return new Card("p3", new Variant("start", start, 200), List.of(new Variant("small", small, 200)));
    }

    private static Card oneSomeAll() {
        Experiment start = experiment(
                        new DataSpec(new Moons(0.15), 256, 256, 1, true),
                        network(hidden(2, 8, new Tanh(), XAVIER, NONE), XAVIER))
                .withTraining(training(new BceWithLogits(), SGD, 0.05, new MiniBatch(1)));
        Experiment some = start.withTraining(start.training().withBatch(new MiniBatch(16)));
        Experiment all = start.withTraining(start.training().withBatch(new FullBatch()));
        return new Card(
                "p4",
                new Variant("start", start, 1000),
                List.of(new Variant("some", some, 100), new Variant("all", all, 10)));
    }

    private static Card tooFast() {
        return new Card(
                "p5",
                new Variant("start", descent(0.02), 2),
                List.of(
                        new Variant("jump", descent(0.5), 2),
                        new Variant("zigzag", descent(0.9), 2),
                        new Variant("diverge", descent(1.1), 2)));
    }

    private static Card decay() {
        Experiment start = experiment(
                        new DataSpec(new Sine(0.3), 200, 200, 1, true),
                        network(hidden(2, 16, new Tanh(), XAVIER, NONE), XAVIER))
                .withTraining(training(new Mse(), SGD, 0.1, new MiniBatch(4)).withEpochs(60));
        Experiment drops = start.withTraining(start.training().withSchedule(new MultiStep(List.of(35, 45), 0.1)));
        Experiment little = start.withTraining(start.training().withSchedule(new Exponential(0.93)));
        return new Card(
                "p6",
                new Variant("start", start, 500),
                List.of(new Variant("drops", drops, 500), new Variant("little", little, 500)));
    }

    private static Card ravine() {
        return new Card(
                "p7",
                new Variant("start", onRavine(SGD, 0.019), 20),
                List.of(
                        new Variant("momentum", onRavine(new Momentum(0.9, 0), 0.01), 20),
                        new Variant("nesterov", onRavine(new Nesterov(0.9), 0.01), 20),
                        new Variant("diverge", onRavine(SGD, 0.0205), 20)));
    }

    private static Experiment onRavine(Optimizer optimizer, double rate) {
        return experiment(DataSpec.of(RINGS, 1), OnSurface.of(new Ravine(100)))
                .withTraining(
                        training(new Mse(), optimizer, rate, new FullBatch()).withEpochs(300));
    }

    private static Card vanishing() {
        Experiment start = classify(RINGS, hidden(8, 8, new Sigmoid(), XAVIER, NONE), XAVIER)
                .withTraining(training(new BceWithLogits(), SGD, 0.1, new MiniBatch(10)));
        Experiment tanh = start.withSubject(network(hidden(8, 8, new Tanh(), XAVIER, NONE), XAVIER));
        Experiment relu = start.withSubject(network(hidden(8, 8, new Relu(), HE, NONE), HE));
        Experiment norm = start.withSubject(
                        network(hidden(8, 8, new Sigmoid(), XAVIER, new BatchNorm(1e-5, 0.1)), XAVIER))
                .withTraining(start.training().withBatch(new MiniBatch(20)));
        return new Card(
                "p8",
                new Variant("start", start, 100),
                List.of(
                        new Variant("tanh", tanh, 200),
                        new Variant("relu", relu, 200),
                        new Variant("norm", norm, 200)));
    }

    private static Card whereToStart() {
        Experiment start = classify(RINGS, hidden(30, 32, new Relu(), XAVIER, NONE), XAVIER)
                .withTraining(training(new BceWithLogits(), SGD, 0.01, new MiniBatch(10)));
        Experiment he = start.withSubject(network(hidden(30, 32, new Relu(), HE, NONE), HE));
        return new Card(
                "p9",
                new Variant("start", start, AS_FAST_AS_POSSIBLE),
                List.of(new Variant("he", he, AS_FAST_AS_POSSIBLE)));
    }

    private static Card exploding() {
        Initialiser large = new KaimingNormal(1.6);
        Experiment start = classify(RINGS, hidden(8, 32, new Relu(), large, NONE), large)
                .withTraining(training(new BceWithLogits(), SGD, 0.1, new MiniBatch(10)));
        Experiment clipped = start.withTraining(start.training().withTreatment(List.of(new ClipNorm(1))));
        Experiment gain = start.withSubject(network(hidden(8, 32, new Relu(), HE, NONE), HE));
        return new Card(
                "p10",
                new Variant("start", start, 2),
                List.of(new Variant("clip", clipped, 100), new Variant("gain", gain, 100)));
    }

    // Nothing stops it: that the numbers outgrow what a computer can write is what there is to see.
    private static Card rawInputs() {
        Experiment start = experiment(weighedCars(false), network(List.of(), new Zeros()))
                .withTraining(training(new Mse(), SGD, 0.1, new FullBatch())
                        .withEpochs(40)
                        .withoutStop());
        Experiment clipped = start.withTraining(start.training().withTreatment(List.of(new ClipNorm(1))));
        Experiment scaled = start.withData(weighedCars(true));
        return new Card(
                "p11",
                new Variant("start", start, 2),
                List.of(new Variant("clip", clipped, 2), new Variant("scaled", scaled, 2)));
    }

    private static DataSpec weighedCars(boolean standardize) {
        Dataset cars = new AutoMpg(true);
        return new DataSpec(cars, cars.defaultTrain(), cars.defaultTest(), 1, standardize);
    }

    private static Card remembering() {
        Initialiser uniform = new Uniform(-0.25, 0.25);
        Experiment start = experiment(
                        new DataSpec(new RememberFirst(40, 0.1), 512, 512, 1, true),
                        network(List.of(new Rnn(16, new Tanh(), uniform, uniform, 0)), uniform))
                .withTraining(training(new BceWithLogits(), SGD, 0.2, new MiniBatch(32))
                        .withTreatment(List.of(new ClipNorm(1)))
                        .withEpochs(32));
        Experiment lstm = start.withSubject(network(List.of(new Lstm(16, uniform, uniform, 0, 3)), uniform));
        return new Card("p12", new Variant("start", start, 50), List.of(new Variant("lstm", lstm, 50)));
    }
}
