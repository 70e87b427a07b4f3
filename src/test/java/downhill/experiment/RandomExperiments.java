package downhill.experiment;

import downhill.choice.Catalogue;
import downhill.choice.Choice;
import downhill.choice.Parameter;
import downhill.choice.Range;
import downhill.data.DataSpec;
import downhill.data.Dataset;
import downhill.data.MiniBatch;
import downhill.math.Stream;
import downhill.nn.Activation;
import downhill.nn.BatchNorm;
import downhill.nn.Dense;
import downhill.nn.Initialiser;
import downhill.nn.Layer;
import downhill.nn.Loss;
import downhill.nn.Normalization;
import downhill.optim.Optimizer;
import downhill.optim.Schedule;
import downhill.optim.Treatment;
import java.util.ArrayList;
import java.util.List;

/** Legal experiments out of the whole catalogue, the same ones for the same seed. */
final class RandomExperiments {
    private final Stream stream;

    RandomExperiments(long seed) {
        stream = Stream.of(seed, Stream.Purpose.NOISE);
    }

    Experiment next() {
        Dataset dataset = pick(Dataset.class);
        int rows = Math.min(dataset.available(), 120);
        int train = 20 + stream.below(rows - 30);
        DataSpec data = new DataSpec(dataset, train, rows - train, stream.below(1000), stream.uniform() < 0.5);
        Network network = new Network(layers(), pick(Initialiser.class));
        List<Loss> losses = LossFit.fitting(dataset.task());
        Loss loss = losses.get(stream.below(losses.size()));
        Training training = new Training(
                loss,
                pick(Optimizer.class),
                Math.pow(10, stream.uniform(-4, 0)),
                pick(Schedule.class),
                new MiniBatch(2 + stream.below(30)),
                stream.uniform() < 0.5,
                stream.uniform() < 0.5 ? List.of() : List.of(pick(Treatment.class)),
                stream.below(50));
        Experiment experiment =
                new Experiment(Experiment.FORMAT, Experiment.ENGINE, stream.below(1000), data, network, training);
        return Validation.problems(experiment).isEmpty() ? experiment : next();
    }

    private List<Layer> layers() {
        List<Layer> layers = new ArrayList<>();
        for (int i = stream.below(4); i > 0; i--) {
            Normalization norm = stream.uniform() < 0.7 ? pick(Normalization.class) : new BatchNorm(1e-5, 0.1);
            layers.add(new Dense(1 + stream.below(9), pick(Activation.class), pick(Initialiser.class), norm));
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
        if (type == List.class) {
            int first = 1 + stream.below(20);
            return List.of(first, first + 1 + stream.below(20));
        }
        boolean plain = stream.uniform() < 0.3;
        double value = plain ? range.value() : stream.uniform(range.min(), Math.min(range.max(), range.min() + 10));
        return type == int.class ? (Object) (int) Math.ceil(value) : (Object) value;
    }
}
