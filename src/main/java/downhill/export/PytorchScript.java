package downhill.export;

import downhill.choice.Problem;
import downhill.data.DataSpec.Prepared;
import downhill.data.Examples;
import downhill.experiment.Experiment;
import downhill.experiment.Links;
import downhill.experiment.Training;
import downhill.experiment.Validation;
import downhill.math.Stream;
import downhill.nn.CrossEntropy;
import downhill.nn.Float64;
import downhill.nn.Loss;
import downhill.nn.Model;
import downhill.nn.Nll;
import downhill.nn.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An experiment as a Python script for PyTorch that needs nothing else: it holds the data, the initial weights and the
 * streams that the experiment draws from, and gives the same losses but for rounding.
 */
public final class PytorchScript {
    private static final String BETWEEN = "\n\n\n";

    private final Experiment experiment;
    private final Training training;
    private final Snippets frame = Snippets.of("frame");
    private final Examples train;
    private final Examples test;
    private final Model model;

    private PytorchScript(Experiment experiment) {
        this.experiment = experiment;
        training = experiment.training();
        Prepared given = experiment.data().prepare();
        Prepared data = experiment.network().recurrent() ? given : given.flat();
        train = data.train();
        test = data.test();
        model = Validation.model(experiment, train);
    }

    /** Why there can be no script of an experiment: what PyTorch cannot express; else nothing. */
    public static Optional<Problem> refusal(Experiment experiment) {
        if (!experiment.trainsNetwork()) {
            return Optional.of(Problem.of("subject", "no_script_of_surface"));
        }
        return experiment.training().precision() instanceof Float64
                ? Optional.empty()
                : Optional.of(Problem.of("training.precision", "no_script_of_precision"));
    }

    /**
     * The script of an experiment that has no {@link #refusal}.
     *
     * @param epochs that it trains, from 1
     */
    public static String of(Experiment experiment, int epochs) {
        Optional<Problem> refusal = refusal(experiment);
        if (refusal.isPresent()) {
            throw new IllegalArgumentException(refusal.get().toString());
        }
        return new PytorchScript(experiment).text(epochs);
    }

    private String text(int epochs) {
        boolean several = model.moments() > 1;
        boolean index = training.loss() instanceof CrossEntropy || training.loss() instanceof Nll;
        String flat = !several ? "" : index ? ".flatten()" : ".flatten(0, 1)";
        PytorchModel network = new PytorchModel(experiment, train, model.units());
        PytorchLoop loop = new PytorchLoop(training, flat);
        PytorchSchedule schedule = new PytorchSchedule(training.schedule());
        String optimizer = Snippets.of("optimizers").of(training.optimizer());
        List<String> parts = new ArrayList<>();
        parts.add(head(epochs));
        parts.add(frame.plain("stream"));
        network.classes().forEach(name -> parts.add(frame.with(name, ofClasses())));
        parts.add(frame.plain("unpack"));
        parts.add(network.text());
        parts.add(Snippets.of("losses").of(training.loss()));
        if (loop.weighs()) {
            parts.add(Snippets.of("weighted").of(training.loss()));
            parts.add(frame.with(
                    "weighted",
                    Map.of(
                            "class_weights",
                            Snippets.literal(training.classWeights()).orElseThrow())));
        }
        if (loop.penalises()) {
            parts.add(frame.with(
                    "penalty", Map.of("l1", Double.toString(training.l1()), "l2", Double.toString(training.l2()))));
        }
        parts.add(schedule.text());
        List<String> treatments = loop.functions();
        if (treatments.stream().anyMatch(text -> text.contains("layers_of"))) {
            parts.add(frame.plain("layers_of"));
        }
        parts.addAll(treatments);
        if (optimizer.contains("PerTensor")) {
            parts.add(frame.plain("per_tensor"));
        }
        parts.add(optimizer);
        parts.add(main(loop, schedule, flat, index));
        parts.addAll(numbers(loop.weighs()));
        return String.join(BETWEEN, parts) + BETWEEN + "main()\n";
    }

    private Map<String, String> ofClasses() {
        return Map.of(
                "steps", Integer.toString(train.steps()),
                "cuts", PytorchModel.cuts(experiment.network().truncation()));
    }

    private String head(int epochs) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(
                "link", Links.tooLong(experiment).isEmpty() ? "/x/" + Links.encode(experiment) : "too long for a link");
        values.put("seed", Long.toString(experiment.seed()));
        values.put("epochs", Integer.toString(epochs));
        values.put("batch", Integer.toString(training.batch().rows(train.rows())));
        values.put("learning_rate", Double.toString(training.learningRate()));
        values.put("notes", notes());
        return frame.with("head", values);
    }

    private String notes() {
        return (training.stopWhenDiverged() ? "\n" + frame.plain("diverging") : "")
                + (Directions.alone(training) ? "\n\n" + frame.plain("direction") : "");
    }

    private String main(PytorchLoop loop, PytorchSchedule schedule, String flat, boolean index) {
        int columns = training.loss().targetColumns(model.units());
        Map<String, String> values = new LinkedHashMap<>();
        values.put("flat", flat);
        values.put("globals", loop.noisy() ? "noise, updates" : "updates");
        values.put("train_rows", Integer.toString(train.rows()));
        values.put("test_rows", Integer.toString(test.rows()));
        values.put("train_shape", shape(train.rows(), columns, index));
        values.put("test_shape", shape(test.rows(), columns, index));
        values.put("long", index ? ".long()" : "");
        values.put(
                "classes",
                loop.weighs()
                        ? "    train_classes = unpack(TRAIN_CLASSES, %d, -1).long()".formatted(train.rows())
                        : "");
        values.put(
                "order",
                training.shuffle()
                        ? "Stream.of(3).part(epoch).shuffled(%d)".formatted(train.rows())
                        : "list(range(%d))".formatted(train.rows()));
        values.put("loop", loop.text());
        values.put("report", schedule.watches() ? "plateau.observe(report(epoch + 1))" : "report(epoch + 1)");
        return frame.with("main", values).replace("\n\n    nn.utils", "\n    nn.utils");
    }

    private String shape(int rows, int columns, boolean index) {
        String moments = model.moments() > 1 ? ", " + model.moments() : "";
        return rows + moments + (index ? "" : ", " + columns);
    }

    private List<String> numbers(boolean weighs) {
        Values values = model.initialise(Stream.of(experiment.seed(), Stream.Purpose.WEIGHTS));
        List<String> constants = new ArrayList<>();
        constants.add(Packed.constant("TRAIN_X", train.x()));
        constants.add(Packed.constant("TRAIN_Y", encoded(train)));
        constants.add(Packed.constant("TEST_X", test.x()));
        constants.add(Packed.constant("TEST_Y", encoded(test)));
        if (weighs) {
            constants.add(Packed.constant("TRAIN_CLASSES", labels(train)));
        }
        constants.add(Packed.constant("INITIAL", values.parameters()));
        return constants;
    }

    /** One answer a moment, or the last moment's. */
    private double[] labels(Examples examples) {
        int moments = model.moments();
        double[] labels = new double[examples.rows() * moments];
        for (int r = 0; r < examples.rows(); r++) {
            for (int m = 0; m < moments; m++) {
                labels[r * moments + m] =
                        examples.y()[r * examples.steps() + (moments == 1 ? examples.steps() - 1 : m)];
            }
        }
        return labels;
    }

    private double[] encoded(Examples examples) {
        Loss loss = training.loss();
        double[] labels = labels(examples);
        int columns = loss.targetColumns(model.units());
        double[] encoded = new double[labels.length * columns];
        for (int i = 0; i < labels.length; i++) {
            loss.encode(labels[i], model.units(), encoded, i * columns);
        }
        return encoded;
    }
}
