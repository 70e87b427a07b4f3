package downhill.experiment;

import downhill.choice.Problem;
import downhill.choice.Task;
import downhill.data.DataSpec;
import downhill.data.Examples;
import downhill.nn.BatchNorm;
import downhill.nn.Blueprint;
import downhill.nn.Dense;
import downhill.nn.Layer;
import downhill.nn.Loss;
import downhill.nn.Model;
import downhill.optim.MultiStep;
import downhill.optim.Schedule;
import downhill.optim.Warmup;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What must fit together in an experiment beyond the range of each value. */
public final class Validation {
    /** Most parameters of a model. */
    public static final int MAX_PARAMETERS = 200_000;

    /** Most numbers that a batch may make a network hold. */
    private static final long MAX_NUMBERS = 12_000_000;

    private Validation() {}

    /** Every problem; none means that the experiment can be trained. */
    public static List<Problem> problems(Experiment experiment) {
        List<Problem> problems = new ArrayList<>();
        experiment.data().problems().forEach(found -> problems.add(at("data.", found)));
        if (!experiment.data().dataset().problems().isEmpty()) {
            return problems; // what the rest must fit to is not known
        }
        network(experiment, problems);
        training(experiment, problems);
        batchNorm(experiment, problems);
        room(experiment, problems);
        return problems;
    }

    private static Problem at(String prefix, Problem problem) {
        return new Problem(prefix + problem.path(), problem.code(), problem.args());
    }

    private static void network(Experiment experiment, List<Problem> problems) {
        List<Layer> layers = experiment.network().layers();
        if (layers.size() > Network.MAX_LAYERS) {
            problems.add(Problem.of("subject.layers", "too_many", layers.size(), Network.MAX_LAYERS));
            return;
        }
        boolean recurrent = experiment.network().recurrent();
        long width =
                recurrent ? experiment.data().features() : experiment.data().inputs();
        boolean dense = false;
        for (int l = 0; l < layers.size(); l++) {
            Layer layer = layers.get(l);
            if (dense && layer.recurrent()) {
                problems.add(Problem.of("subject.layers[" + l + "]", "recurrent_behind_dense"));
            }
            if (layer instanceof Dense unit && unit.residual() && width != unit.units()) {
                problems.add(Problem.of("subject.layers[" + l + "]", "residual_width", width, unit.units()));
            }
            dense |= !layer.recurrent();
            width = layer.units();
        }
        long parameters = Footprint.parameters(experiment);
        if (parameters > MAX_PARAMETERS) {
            problems.add(Problem.of("subject.layers", "too_many_parameters", parameters, MAX_PARAMETERS));
        }
    }

    /** What a batch makes a network hold on its way forward and back must have room. */
    private static void room(Experiment experiment, List<Problem> problems) {
        long numbers = Footprint.numbersOfARow(experiment);
        int rows = experiment.training().batch().rows(experiment.data().train());
        if (numbers * rows > MAX_NUMBERS) {
            problems.add(Problem.of("training.batch", "batch_too_large", rows, MAX_NUMBERS / numbers));
        }
    }

    private static void training(Experiment experiment, List<Problem> problems) {
        Training training = experiment.training();
        var task = experiment.data().dataset().task();
        if (!training.loss().tasks().contains(task)) {
            String legal = LossFit.fitting(task).stream().map(Loss::id).collect(Collectors.joining(", "));
            problems.add(Problem.of(
                    "training.loss", "loss_does_not_fit", training.loss().id(), legal));
        }
        if (training.treatment().size() > Training.MAX_TREATMENTS) {
            problems.add(Problem.of(
                    "training.treatment", "too_many", training.treatment().size(), Training.MAX_TREATMENTS));
        }
        int weights = training.classWeights().size();
        int classes = experiment.data().dataset().labels().classes().size();
        if (weights > 0 && weights != classes) {
            problems.add(Problem.of("training.class_weights", "class_weights", weights, classes));
        }
        schedule(training.schedule(), "training.schedule", problems);
    }

    private static void schedule(Schedule schedule, String path, List<Problem> problems) {
        if (schedule instanceof MultiStep drops && (drops.milestones().isEmpty() || !ascending(drops.milestones()))) {
            problems.add(Problem.of(path + ".milestones", "not_ascending"));
        }
        if (schedule instanceof Warmup warmup) {
            if (warmup.after() instanceof Warmup) {
                problems.add(Problem.of(path + ".after", "warmup_in_warmup"));
            } else {
                schedule(warmup.after(), path + ".after", problems);
            }
        }
    }

    private static boolean ascending(List<Integer> numbers) {
        for (int i = 1; i < numbers.size(); i++) {
            if (numbers.get(i) <= numbers.get(i - 1)) {
                return false;
            }
        }
        return true;
    }

    private static void batchNorm(Experiment experiment, List<Problem> problems) {
        boolean used = experiment.network().layers().stream()
                .anyMatch(layer -> layer instanceof Dense dense && dense.normalization() instanceof BatchNorm);
        if (used && experiment.network().everyStep() && experiment.network().recurrent()) {
            problems.add(Problem.of("subject.every_step", "every_step_batch_norm"));
        }
        int train = experiment.data().train();
        int batch = experiment.training().batch().rows(train);
        if (used && batch == 1) {
            problems.add(Problem.of("training.batch", "batch_norm_of_one"));
        } else if (used && train % batch == 1) {
            problems.add(Problem.of("training.batch", "batch_norm_leaves_one", train, batch));
        }
    }

    /** The model of a legal experiment on these examples. */
    public static Model model(Experiment experiment, Examples examples) {
        int classes = examples.labels().classes().size();
        return model(experiment, examples.features(), examples.steps(), classes);
    }

    /** The model of a legal experiment, whose examples need not be made for it. */
    public static Model model(Experiment experiment) {
        DataSpec data = experiment.data();
        int classes = data.dataset().labels().classes().size();
        return model(experiment, data.features(), data.steps(), classes);
    }

    private static Model model(Experiment experiment, int features, int steps, int classes) {
        Network network = experiment.network();
        boolean several = classes > 2 || experiment.data().dataset().task() == Task.MULTICLASS;
        return Model.of(new Blueprint(
                features,
                steps,
                network.layers(),
                network.output(),
                several ? classes : 1,
                network.everyStep() && network.recurrent(),
                network.truncation(),
                experiment.training().loss().head()));
    }
}
