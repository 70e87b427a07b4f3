package downhill.nn;

import downhill.choice.Task;
import downhill.choice.Term;
import downhill.math.Functions;
import java.util.Set;

/** Binary cross-entropy on probabilities: the mean over outputs and rows; logarithms end at -100 and divisors at 1e-12, as in PyTorch. */
@Term(id = "bce", formula = "mean -(y log p + (1 - y) log(1 - p))")
public record Bce() implements Loss, ElementLoss {
    private static final double LEAST_LOG = -100;
    private static final double LEAST_VARIANCE = 1e-12;

    @Override
    public Set<Task> tasks() {
        return Set.of(Task.BINARY);
    }

    @Override
    public Head head() {
        return Head.SIGMOID;
    }

    @Override
    public double threshold() {
        return 0.5;
    }

    @Override
    public double value(double prediction, double target) {
        return -target * Math.max(Functions.log(prediction), LEAST_LOG)
                - (1 - target) * Math.max(Functions.log1p(-prediction), LEAST_LOG);
    }

    @Override
    public double slope(double prediction, double target) {
        return (prediction - target) / Math.max(prediction * (1 - prediction), LEAST_VARIANCE);
    }

    @Override
    public double curvature(double prediction, double target) {
        if (prediction * (1 - prediction) <= LEAST_VARIANCE) {
            return 1 / LEAST_VARIANCE;
        }
        double against = 1 - prediction;
        return target / (prediction * prediction) + (1 - target) / (against * against);
    }

    @Override
    public double chance(double[] target, int rows, int outputs) {
        return Functions.log(2);
    }
}
