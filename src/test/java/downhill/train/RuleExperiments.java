package downhill.train;

import static downhill.train.CardRuns.experiment;

import downhill.data.AutoMpg;
import downhill.data.Batch;
import downhill.data.DataSpec;
import downhill.data.Dataset;
import downhill.data.FullBatch;
import downhill.data.Line;
import downhill.data.MiniBatch;
import downhill.data.Moons;
import downhill.data.Rings;
import downhill.data.Sine;
import downhill.experiment.Experiment;
import downhill.experiment.Network;
import downhill.experiment.OnSurface;
import downhill.experiment.Training;
import downhill.nn.Activation;
import downhill.nn.BceWithLogits;
import downhill.nn.ConstantWeight;
import downhill.nn.Dense;
import downhill.nn.Initialiser;
import downhill.nn.KaimingNormal;
import downhill.nn.Layer;
import downhill.nn.Loss;
import downhill.nn.Mse;
import downhill.nn.NoNormalization;
import downhill.nn.Relu;
import downhill.nn.Tanh;
import downhill.nn.XavierUniform;
import downhill.nn.Zeros;
import downhill.optim.Adam;
import downhill.optim.ClipNorm;
import downhill.optim.Constant;
import downhill.optim.Momentum;
import downhill.optim.Optimizer;
import downhill.optim.Sgd;
import downhill.optim.Treatment;
import downhill.surface.Surface;
import java.util.Collections;
import java.util.List;
import java.util.function.LongFunction;

/** The experiments of the cases, each made for a seed. */
final class RuleExperiments {
    static final Optimizer SGD = new Sgd();
    static final Optimizer ADAM = new Adam(0.9, 0.999, 1e-8);
    static final Initialiser XAVIER = new XavierUniform(1);
    static final Initialiser HE = new KaimingNormal(1);

    private RuleExperiments() {}

    static LongFunction<Experiment> card(String card, String variant) {
        return seed -> experiment(card, variant, seed);
    }

    static Experiment of(long seed, DataSpec data, List<Layer> layers, Initialiser output, Loss loss) {
        Training training = new Training(loss, SGD, 0.1, new Constant(), new MiniBatch(10), true, List.of(), 0);
        return new Experiment(Experiment.FORMAT, Experiment.ENGINE, seed, data, new Network(layers, output), training);
    }

    static List<Layer> layers(int count, int units, Activation activation, Initialiser initialiser) {
        return Collections.nCopies(count, new Dense(units, activation, initialiser, new NoNormalization()));
    }

    static LongFunction<Experiment> rings(
            int count, int units, Activation activation, Initialiser initialiser, Optimizer optimizer, double rate) {
        return seed -> trained(
                of(
                        seed,
                        DataSpec.of(new Rings(0.015), seed),
                        layers(count, units, activation, initialiser),
                        initialiser,
                        new BceWithLogits()),
                optimizer,
                rate,
                new MiniBatch(10));
    }

    static Experiment trained(Experiment experiment, Optimizer optimizer, double rate, Batch batch) {
        return experiment.withTraining(
                experiment.training().withOptimizer(optimizer, rate).withBatch(batch));
    }

    static LongFunction<Experiment> curve(
            int count, int units, double noise, int rows, Optimizer optimizer, double rate, Batch batch) {
        return seed -> trained(
                of(
                        seed,
                        new DataSpec(new Sine(noise), rows, 100, seed, true),
                        layers(count, units, new Tanh(), XAVIER),
                        XAVIER,
                        new Mse()),
                optimizer,
                rate,
                batch);
    }

    static LongFunction<Experiment> moons(int rows, double noise) {
        return seed -> trained(
                of(
                        seed,
                        new DataSpec(new Moons(noise), rows, 200, seed, true),
                        layers(2, 32, new Tanh(), XAVIER),
                        XAVIER,
                        new BceWithLogits()),
                ADAM,
                0.01,
                new FullBatch());
    }

    static LongFunction<Experiment> mpg(boolean standardize, List<Treatment> treatment) {
        return seed -> {
            Dataset cars = new AutoMpg(true);
            DataSpec data = new DataSpec(cars, cars.defaultTrain(), cars.defaultTest(), seed, standardize);
            Experiment experiment =
                    trained(of(seed, data, List.of(), new Zeros(), new Mse()), SGD, 0.1, new FullBatch());
            return experiment.withTraining(experiment.training().withTreatment(treatment));
        };
    }

    static Experiment slowCars(long seed) {
        return trained(mpg(false, List.of()).apply(seed), SGD, 1e-9, new FullBatch());
    }

    static Experiment rawLine(long seed) {
        DataSpec data = new DataSpec(new Line(1), 60, 60, seed, false);
        return trained(of(seed, data, List.of(), new Zeros(), new Mse()), SGD, 0.02, new FullBatch());
    }

    static LongFunction<Experiment> surface(Surface surface, Optimizer optimizer, double rate) {
        return seed -> {
            // Many starts instead of many streams.
            OnSurface start = new OnSurface(surface, surface.startX() + 0.1 * (double) seed, surface.startY());
            Experiment experiment = of(seed, DataSpec.of(new Line(1), 1), List.of(), new Zeros(), new Mse())
                    .withSubject(start);
            return trained(experiment, optimizer, rate, new FullBatch());
        };
    }

    static LongFunction<Experiment> rawLine(double rate) {
        return seed -> trained(
                of(seed, new DataSpec(new Line(1), 60, 60, seed, false), List.of(), new Zeros(), new Mse()),
                SGD,
                rate,
                new FullBatch());
    }

    static Experiment rawRings(long seed) {
        return trained(
                of(
                        seed,
                        new DataSpec(new Rings(0.015), 200, 200, seed, false),
                        layers(2, 8, new Tanh(), XAVIER),
                        XAVIER,
                        new BceWithLogits()),
                new Momentum(0.9, 0),
                0.03,
                new MiniBatch(10));
    }

    static Experiment edge(long seed) {
        return trained(
                of(
                        seed,
                        DataSpec.of(new Rings(0.015), seed),
                        layers(2, 16, new Tanh(), XAVIER),
                        XAVIER,
                        new BceWithLogits()),
                SGD,
                2,
                new FullBatch());
    }

    static LongFunction<Experiment> deep(Initialiser initialiser) {
        return seed -> trained(
                of(
                        seed,
                        new DataSpec(new Rings(0.015), 60, 20, seed, true),
                        layers(30, 16, new Relu(), initialiser),
                        initialiser,
                        new BceWithLogits()),
                SGD,
                0.01,
                new MiniBatch(10));
    }

    static LongFunction<Experiment> clipped(double limit) {
        return seed -> {
            Experiment rings = experiment("p0", "start", seed);
            return rings.withTraining(rings.training().withTreatment(List.of(new ClipNorm(limit))));
        };
    }

    static Experiment zeroOutput(long seed) {
        Experiment rings = experiment("p0", "start", seed);
        return rings.withSubject(rings.network().withOutput(new Zeros()));
    }

    /** Numbers of thousands drive every tanh to its end. */
    static Experiment saturated(long seed) {
        Dataset cars = new AutoMpg(true);
        DataSpec data = new DataSpec(cars, cars.defaultTrain(), cars.defaultTest(), seed, false);
        return trained(
                of(seed, data, layers(1, 8, new Tanh(), XAVIER), XAVIER, new Mse()), SGD, 0.01, new MiniBatch(10));
    }

    /** Goes on when it diverges. */
    static LongFunction<Experiment> blownUp(Optimizer optimizer) {
        return seed -> {
            Experiment rings = rings(4, 4, new Relu(), HE, optimizer, 120).apply(seed);
            Training training = rings.training();
            return rings.withTraining(new Training(
                    training.loss(),
                    optimizer,
                    training.learningRate(),
                    training.schedule(),
                    training.batch(),
                    training.shuffle(),
                    List.of(),
                    0,
                    0,
                    0,
                    List.of(),
                    training.precision(),
                    false));
        };
    }

    static Experiment deadAtOnce(long seed) {
        return of(
                seed,
                new DataSpec(new Rings(0.015), 200, 200, seed, true, true, false, List.of()),
                layers(1, 8, new Relu(), new ConstantWeight(-1)),
                XAVIER,
                new BceWithLogits());
    }
}
