package downhill.experiment;

import downhill.choice.Problem;
import downhill.nn.BatchNorm;
import downhill.nn.Dense;
import downhill.nn.Layer;
import downhill.nn.Loss;
import downhill.nn.Model;
import downhill.optim.MultiStep;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What must fit together in an experiment beyond the range of each value. */
public final class Validation {
    /** Most parameters of a model. */
    public static final int MAX_PARAMETERS = 200_000;

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
        long parameters = 0;
        long width = experiment.data().inputs();
        for (Layer layer : layers) {
            parameters += (width + 3) * layer.units();
            width = layer.units();
        }
        parameters += (width + 1) * experiment.data().outputs();
        if (parameters > MAX_PARAMETERS) {
            problems.add(Problem.of("subject.layers", "too_many_parameters", parameters, MAX_PARAMETERS));
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
        if (training.schedule() instanceof MultiStep drops
                && (drops.milestones().isEmpty() || !ascending(drops.milestones()))) {
            problems.add(Problem.of("training.schedule.milestones", "not_ascending"));
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
        int train = experiment.data().train();
        int batch = experiment.training().batch().rows(train);
        if (used && batch == 1) {
            problems.add(Problem.of("training.batch", "batch_norm_of_one"));
        } else if (used && train % batch == 1) {
            problems.add(Problem.of("training.batch", "batch_norm_leaves_one", train, batch));
        }
    }

    /** The model of a legal experiment. */
    public static Model model(Experiment experiment) {
        return Model.of(
                experiment.data().inputs(),
                experiment.network().layers(),
                experiment.data().outputs());
    }
}
