package downhill.diagnose;

import downhill.data.DataSpec;
import downhill.experiment.Experiment;
import downhill.experiment.Training;
import downhill.nn.Zeros;
import downhill.optim.Adam;
import downhill.optim.ClipNorm;
import downhill.optim.Momentum;
import downhill.optim.Treatment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One thing to try: another experiment made out of one. */
public enum Remedy implements UnaryOperator<Experiment> {
    /** A tenth of the learning rate. */
    LOWER_RATE,
    /** Ten times the learning rate. */
    HIGHER_RATE,
    /** ReLU with the initialiser of He in every hidden layer. */
    RELU_HE,
    /** The initialiser that fits each hidden layer's activation. */
    FITTING_START,
    /** Output weights that begin at zero: the first answer is no opinion. */
    ZERO_OUTPUT,
    /** Clipping of the whole gradient at norm 1. */
    CLIP,
    /** Ten times the limit of clipping. */
    WIDER_CLIP,
    /** Inputs of mean 0 and deviation 1. */
    STANDARDIZE,
    /** A target of mean 0 and deviation 1. */
    STANDARDIZE_TARGET,
    /** Momentum of 0.9 at half of the learning rate. */
    MOMENTUM,
    /** Adam at 0.01, which gives each weight a pace of its own. */
    ADAM,
    /** Four times as many examples to learn from, or as many as there are. */
    MORE_DATA,
    /** A cost of large weights. */
    L2;

    private static final double FACTOR = 10;

    /** What texts are keyed by, in snake_case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Experiment apply(Experiment experiment) {
        Training training = experiment.training();
        DataSpec data = experiment.data();
        return switch (this) {
            case LOWER_RATE -> rate(experiment, training.learningRate() / FACTOR);
            case HIGHER_RATE -> rate(experiment, training.learningRate() * FACTOR);
            case RELU_HE -> Starts.reluWithHe(experiment);
            case FITTING_START -> Starts.fitting(experiment);
            case ZERO_OUTPUT -> experiment.withSubject(experiment.network().withOutput(new Zeros()));
            case CLIP -> experiment.withTraining(training.withTreatment(with(training.treatment(), new ClipNorm(1))));
            case WIDER_CLIP -> experiment.withTraining(training.withTreatment(wider(training.treatment())));
            case STANDARDIZE -> experiment.withData(scaled(data, true, data.standardizeTarget()));
            case STANDARDIZE_TARGET -> experiment.withData(scaled(data, data.standardize(), true));
            case MOMENTUM ->
                experiment.withTraining(training.withOptimizer(new Momentum(0.9, 0), training.learningRate() / 2));
            case ADAM -> experiment.withTraining(training.withOptimizer(new Adam(0.9, 0.999, 1e-8), 0.01));
            case MORE_DATA -> experiment.withData(rows(data, more(data)));
            case L2 -> experiment.withTraining(decayed(training, Math.max(1e-3, FACTOR * training.l2())));
        };
    }

    /** This, where it would change anything. */
    Optional<Remedy> unlessInPlace(Experiment experiment) {
        return apply(experiment).equals(experiment) ? Optional.empty() : Optional.of(this);
    }

    private static Experiment rate(Experiment experiment, double rate) {
        Training training = experiment.training();
        return experiment.withTraining(training.withOptimizer(training.optimizer(), rate));
    }

    private static List<Treatment> with(List<Treatment> before, Treatment more) {
        List<Treatment> all = new ArrayList<>(before);
        all.add(more);
        return all;
    }

    private static List<Treatment> wider(List<Treatment> treatments) {
        return treatments.stream()
                .map(each -> each instanceof ClipNorm clip
                        ? new ClipNorm(Math.min(1e6, FACTOR * clip.maxNorm()), clip.normType())
                        : each)
                .toList();
    }

    private static DataSpec scaled(DataSpec data, boolean inputs, boolean target) {
        return new DataSpec(
                data.dataset(), data.train(), data.test(), data.seed(), inputs, data.minMax(), target, data.derived());
    }

    private static int more(DataSpec data) {
        int most = Math.min(DataSpec.MAX_ROWS, data.dataset().available()) - data.test();
        return Math.max(data.train(), Math.min(4 * data.train(), most));
    }

    private static DataSpec rows(DataSpec data, int train) {
        return new DataSpec(
                data.dataset(),
                train,
                data.test(),
                data.seed(),
                data.standardize(),
                data.minMax(),
                data.standardizeTarget(),
                data.derived());
    }

    private static Training decayed(Training training, double l2) {
        return new Training(
                training.loss(),
                training.optimizer(),
                training.learningRate(),
                training.schedule(),
                training.batch(),
                training.shuffle(),
                training.treatment(),
                training.epochs(),
                training.l1(),
                l2,
                training.classWeights(),
                training.precision(),
                training.stopWhenDiverged());
    }
}
