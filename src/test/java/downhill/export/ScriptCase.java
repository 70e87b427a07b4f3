package downhill.export;

import downhill.choice.Catalogue;
import downhill.choice.Choice;
import downhill.choice.Task;
import downhill.data.AddingProblem;
import downhill.data.DataSpec;
import downhill.data.Dataset;
import downhill.data.FullBatch;
import downhill.data.Iris;
import downhill.data.MiniBatch;
import downhill.data.Parity;
import downhill.data.RememberFirst;
import downhill.data.Rings;
import downhill.data.Sine;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.Network;
import downhill.experiment.Training;
import downhill.nn.Activation;
import downhill.nn.BatchNorm;
import downhill.nn.Chunks;
import downhill.nn.Dense;
import downhill.nn.Float64;
import downhill.nn.Gru;
import downhill.nn.Hinge;
import downhill.nn.Initialiser;
import downhill.nn.LastMoments;
import downhill.nn.Layer;
import downhill.nn.LayerNorm;
import downhill.nn.LogCosh;
import downhill.nn.Loss;
import downhill.nn.Lstm;
import downhill.nn.Mae;
import downhill.nn.NoNormalization;
import downhill.nn.PytorchDefault;
import downhill.nn.Rnn;
import downhill.nn.SquaredHinge;
import downhill.nn.Truncation;
import downhill.nn.WholeTime;
import downhill.nn.XavierUniform;
import downhill.optim.Optimizer;
import downhill.optim.Schedule;
import downhill.optim.Treatment;
import downhill.optim.Warmup;
import java.util.ArrayList;
import java.util.List;

/** Experiments that together hold every optimizer, schedule, treatment, loss, activation and kind of layer. */
record ScriptCase(String name, Experiment experiment) {
    static final int EPOCHS = 50;

    private static final List<String> KINDS =
            List.of("dense", "batch_norm", "layer_norm", "dropout", "residual", "rnn", "lstm", "gru", "every_step");

    private static <T extends Choice> List<T> all(Class<T> family) {
        return Catalogue.of(family).ids().stream()
                .map(id -> ExperimentCodec.choice(family, id).orElseThrow())
                .toList();
    }

    private static <T> T at(List<T> items, int index) {
        return items.get(Math.floorMod(index, items.size()));
    }

    /** So many of them; each family runs through its entries with a step of its own. */
    static List<ScriptCase> some(int count) {
        List<ScriptCase> cases = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            cases.add(of(i));
        }
        return cases;
    }

    private static ScriptCase of(int i) {
        int round = i / 27;
        Optimizer optimizer = at(all(Optimizer.class), i);
        Schedule schedule = at(all(Schedule.class), i + round);
        Treatment treatment = at(all(Treatment.class), i / 2 + round);
        List<Treatment> treatments = i % 2 == 0 ? List.of() : List.of(treatment);
        Loss loss = smooth(at(all(Loss.class), i + 2 * round), optimizer, treatments);
        Activation activation = at(all(Activation.class), i + 3 * round);
        String kind = at(KINDS, i + round);
        if (schedule instanceof Warmup warm) {
            schedule = new Warmup(
                    7,
                    0.2,
                    i % 4 < 2,
                    at(all(Schedule.class), i + 1) instanceof Warmup ? warm.after() : at(all(Schedule.class), i + 5));
        }
        boolean sequence = List.of("rnn", "lstm", "gru", "every_step").contains(kind);
        Dataset dataset = dataset(loss, sequence, kind.equals("every_step"), i);
        Training training = new Training(
                loss,
                optimizer,
                rate(optimizer.id()),
                schedule,
                i % 7 == 0 ? new FullBatch() : new MiniBatch(12),
                i % 5 != 0,
                treatments,
                0,
                i % 6 == 1 ? 1e-3 : 0,
                i % 6 == 2 ? 1e-2 : 0,
                i % 8 == 3 && loss.tasks().contains(Task.BINARY) && dataset.task() == Task.BINARY
                        ? List.of(1.0, 2.5)
                        : List.of(),
                new Float64(),
                false);
        Network network = network(kind, activation, i);
        Experiment experiment = new Experiment(
                Experiment.FORMAT,
                Experiment.ENGINE,
                100 + i,
                new DataSpec(dataset, 40, 20, 3, true),
                network,
                training);
        String name = String.join(
                " ",
                List.of(
                        optimizer.id(),
                        schedule.id(),
                        loss.id(),
                        kind,
                        activation.id(),
                        treatments.isEmpty() ? "-" : treatment.id()));
        return new ScriptCase(i + " " + name, experiment);
    }

    /**
     * What takes only the direction of a gradient jumps where that is exactly zero: a batch in which the slopes of a
     * straight loss add up to nothing moves by whatever rounding leaves.
     */
    private static Loss smooth(Loss loss, Optimizer optimizer, List<Treatment> treatments) {
        boolean jumps = Directions.alone(optimizer) || treatments.stream().anyMatch(Directions::alone);
        return switch (loss) {
            case Hinge _ when jumps -> new SquaredHinge();
            case Mae _ when jumps -> new LogCosh();
            default -> loss;
        };
    }

    private static double rate(String optimizer) {
        return switch (optimizer) {
            case "adadelta" -> 0.5;
            case "lars" -> 1;
            case "sgd", "momentum", "nesterov" -> 0.03;
            default -> 0.003;
        };
    }

    private static Dataset dataset(Loss loss, boolean sequence, boolean everyStep, int i) {
        if (loss.tasks().contains(Task.MULTICLASS) && !loss.tasks().contains(Task.BINARY)) {
            return new Iris();
        }
        if (loss.tasks().contains(Task.BINARY) && (i % 2 == 0 || !loss.tasks().contains(Task.REGRESSION))) {
            return everyStep ? new Parity(6, 0) : sequence ? new RememberFirst(6, 1) : new Rings(0.1);
        }
        return sequence ? new AddingProblem(6, 1) : new Sine(0.1);
    }

    private static Network network(String kind, Activation activation, int i) {
        Initialiser xavier = new XavierUniform(1);
        Initialiser init = i % 3 == 0 ? new PytorchDefault() : xavier;
        Dense plain = new Dense(5, activation, init, new NoNormalization());
        Truncation truncation = i % 3 == 0 ? new Chunks(2) : i % 3 == 1 ? new LastMoments(3) : new WholeTime();
        List<Layer> layers = switch (kind) {
            case "batch_norm" -> List.of(new Dense(5, activation, init, new BatchNorm(1e-5, 0.1)), plain);
            case "layer_norm" -> List.of(new Dense(5, activation, init, new LayerNorm(1e-5)), plain);
            case "dropout" -> List.of(new Dense(6, activation, init, new NoNormalization(), 0.3, false), plain);
            case "residual" -> List.of(plain, new Dense(5, activation, init, new NoNormalization(), 0.2, true));
            case "rnn" -> List.of(new Rnn(4, activation, xavier, xavier, 0), plain);
            case "lstm" -> List.of(new Lstm(3, xavier, xavier, 0, 1), plain);
            case "gru" -> List.of(new Gru(3, xavier, xavier, 0));
            case "every_step" ->
                List.of(new Gru(3, xavier, xavier, 0), new Dense(3, activation, init, new LayerNorm(1e-5), 0.1, false));
            default -> List.of(plain, new Dense(4, activation, init, new NoNormalization()));
        };
        return new Network(layers, xavier, kind.equals("every_step"), truncation);
    }
}
