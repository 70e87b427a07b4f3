package downhill.experiment;

import downhill.choice.Catalogue;
import downhill.choice.Choice;
import downhill.choice.Parameter;
import downhill.choice.Range;
import downhill.data.Batch;
import downhill.data.CsvText;
import downhill.data.DataSpec;
import downhill.data.Dataset;
import downhill.data.Derived;
import downhill.data.FullBatch;
import downhill.data.MiniBatch;
import downhill.math.Stream;
import downhill.nn.Activation;
import downhill.nn.BatchNorm;
import downhill.nn.Dense;
import downhill.nn.Float64;
import downhill.nn.Gru;
import downhill.nn.Initialiser;
import downhill.nn.Layer;
import downhill.nn.Loss;
import downhill.nn.Lstm;
import downhill.nn.Normalization;
import downhill.nn.Precision;
import downhill.nn.Rnn;
import downhill.nn.Truncation;
import downhill.optim.Optimizer;
import downhill.optim.Schedule;
import downhill.optim.Treatment;
import downhill.surface.Surface;
import java.util.ArrayList;
import java.util.List;

/** Legal experiments out of the whole catalogue, the same ones for the same seed. */
public final class RandomExperiments {
    private static final long SEEDS = 9_007_199_254_740_992L;
    private static final int MAX_BATCH = 32;
    private static final int FEW_UNITS = 9;

    private final Stream stream;
    private final int units;

    /** With layers of a few units. */
    public RandomExperiments(long seed) {
        this(seed, FEW_UNITS);
    }

    /** With layers of at most so many units. */
    RandomExperiments(long seed, int units) {
        stream = Stream.of(seed, Stream.Purpose.NOISE);
        this.units = units;
    }

    /** The next one with at most so many parameters. */
    public Experiment next(int parameters) {
        Experiment experiment = next();
        return parameters(experiment) <= parameters ? experiment : next(parameters);
    }

    private static long parameters(Experiment experiment) {
        Network network = experiment.network();
        long width = network.recurrent()
                ? experiment.data().features()
                : experiment.data().inputs();
        long parameters = 0;
        for (Layer layer : network.layers()) {
            parameters += layer.parameters(width);
            width = layer.units();
        }
        return parameters + (width + 1) * experiment.data().outputs();
    }

    Experiment next() {
        Dataset dataset = pick(Dataset.class);
        int rows = Math.min(dataset.available(), 120);
        int train = 20 + stream.below(rows - 30);
        DataSpec data = new DataSpec(
                dataset, train, rows - train, seed(), flag(), flag(), flag(), flag() ? derived() : List.of());
        Subject subject = stream.uniform() < 0.85
                ? new Network(layers(), pick(Initialiser.class), stream.uniform() < 0.3, pick(Truncation.class))
                : OnSurface.of(pick(Surface.class));
        Training training = training(data);
        Experiment experiment = new Experiment(Experiment.FORMAT, stream.below(3), seed(), data, subject, training);
        return Validation.problems(experiment).isEmpty() ? experiment : next();
    }

    /** Any way to train on these data. */
    public Training training(DataSpec data) {
        List<Loss> losses = LossFit.fitting(data.dataset().task());
        Loss loss = losses.get(stream.below(losses.size()));
        return new Training(
                loss,
                pick(Optimizer.class),
                Math.pow(10, stream.uniform(-9, 4)),
                pick(Schedule.class),
                batch(),
                stream.uniform() < 0.5,
                treatments(),
                stream.below(50),
                stream.uniform() < 0.7 ? 0 : stream.uniform(0, 0.1),
                stream.uniform() < 0.7 ? 0 : stream.uniform(0, 0.1),
                classWeights(data),
                stream.uniform() < 0.5 ? new Float64() : pick(Precision.class),
                stream.uniform() < 0.9);
    }

    private List<Double> classWeights(DataSpec data) {
        List<Double> weights = new ArrayList<>();
        for (int i = 0; i < data.dataset().labels().classes().size(); i++) {
            weights.add(stream.uniform(0.1, 10));
        }
        return stream.uniform() < 0.7 ? List.of() : weights;
    }

    private boolean flag() {
        return stream.uniform() < 0.5;
    }

    private List<Derived> derived() {
        Derived first = pick(Derived.class);
        Derived second = pick(Derived.class);
        return first.equals(second) ? List.of(first) : List.of(first, second);
    }

    private CsvText csv() {
        StringBuilder text = new StringBuilder(flag() ? "\uFEFFa,\"b, quoted\",Größe\r\n" : "a\tb\tc\n");
        String separator = text.indexOf("\t") >= 0 ? "\t" : ",";
        for (int row = 0; row < 60; row++) {
            String cell = stream.below(9) == 0 ? "" : Double.toString(stream.normal());
            text.append(cell).append(separator).append("äßc".charAt(stream.below(3)));
            text.append(separator).append(stream.below(5)).append('\n');
        }
        return new CsvText(text.toString());
    }

    private List<Double> points() {
        List<Double> values = new ArrayList<>();
        for (int point = 0; point < 60; point++) {
            values.addAll(List.of(stream.uniform(-9, 9), stream.normal(), (double) stream.below(3)));
        }
        return values;
    }

    /** Small ones as people write them, and any up to the largest. */
    private long seed() {
        return stream.uniform() < 0.5 ? stream.below(1000) : Math.floorMod(stream.next(), SEEDS);
    }

    // A mini-batch of any size up to the largest would be all examples nearly always.
    private Batch batch() {
        return pick(Batch.class) instanceof MiniBatch ? new MiniBatch(1 + stream.below(MAX_BATCH)) : new FullBatch();
    }

    private List<Treatment> treatments() {
        List<Treatment> treatments = new ArrayList<>();
        for (int i = stream.below(Training.MAX_TREATMENTS + 1); i > 0; i--) {
            treatments.add(pick(Treatment.class));
        }
        return treatments;
    }

    private int cells() {
        return 1 + stream.below(units / 2 + 1);
    }

    private List<Layer> layers() {
        List<Layer> layers = new ArrayList<>();
        for (int i = stream.uniform() < 0.7 ? 0 : 1 + stream.below(2); i > 0; i--) {
            layers.add(
                    switch (stream.below(3)) {
                        case 0 ->
                            new Rnn(
                                    cells(),
                                    pick(Activation.class),
                                    pick(Initialiser.class),
                                    pick(Initialiser.class),
                                    stream.uniform(0, 2));
                        case 1 ->
                            new Lstm(cells(), pick(Initialiser.class), pick(Initialiser.class), 0, stream.normal());
                        default -> new Gru(cells(), pick(Initialiser.class), pick(Initialiser.class), 0);
                    });
        }
        for (int i = stream.below(4); i > 0; i--) {
            Normalization norm = stream.uniform() < 0.7 ? pick(Normalization.class) : new BatchNorm(1e-5, 0.1);
            layers.add(new Dense(
                    1 + stream.below(units),
                    pick(Activation.class),
                    pick(Initialiser.class),
                    norm,
                    stream.uniform() < 0.7 ? 0 : stream.uniform(0, 0.95),
                    stream.uniform() < 0.2));
        }
        return layers;
    }

    private <T extends Choice> T pick(Class<T> family) {
        List<Catalogue.Entry<T>> entries = Catalogue.of(family).entries();
        Catalogue.Entry<T> entry = entries.get(stream.below(entries.size()));
        Object[] arguments = entry.parameters().stream().map(this::value).toArray();
        Class<?>[] types = entry.parameters().stream()
                .map(parameter -> parameter.component().getType())
                .toArray(Class<?>[]::new);
        try {
            return entry.type().getDeclaredConstructor(types).newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object value(Parameter parameter) {
        Range range = parameter.range();
        Class<?> type = parameter.component().getType();
        if (type == boolean.class) {
            return stream.uniform() < 0.5;
        }
        if (type == Schedule.class) {
            return pick(Schedule.class);
        }
        if (parameter.text() != null) {
            return type == List.class ? List.of() : type == String.class ? "" : csv();
        }
        if (parameter.element() == Double.class) {
            return points();
        }
        if (type == List.class) {
            int first = 1 + stream.below(20);
            return List.of(first, first + 1 + stream.below(20));
        }
        double value = switch (stream.below(6)) {
            case 0, 1 -> range.value();
            case 2 -> range.min();
            case 3 -> range.max();
            default -> stream.uniform(range.min(), Math.min(range.max(), range.min() + 10));
        };
        return type == int.class ? (Object) (int) Math.ceil(value) : (Object) value;
    }
}
