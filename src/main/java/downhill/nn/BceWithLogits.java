package downhill.nn;

import downhill.choice.Task;
import downhill.choice.Term;
import downhill.math.Functions;
import java.util.Set;

/** Binary cross-entropy on logits (logistic loss): the mean over outputs and rows, targets in [0, 1]. */
@Term(id = "bce_with_logits", formula = "mean (softplus(p) - y p)")
public record BceWithLogits() implements Loss {

    @Override
    public Set<Task> tasks() {
        return Set.of(Task.BINARY);
    }

    @Override
    public double sum(double[] prediction, double[] target, int rows, int outputs) {
        double sum = 0;
        for (int i = 0; i < rows * outputs; i++) {
            sum += Functions.softplus(prediction[i]) - target[i] * prediction[i];
        }
        return sum / outputs;
    }

    @Override
    public void gradient(double[] prediction, double[] target, int rows, int outputs, double scale, double[] into) {
        double factor = scale / outputs;
        for (int i = 0; i < rows * outputs; i++) {
            into[i] = factor * (Functions.sigmoid(prediction[i]) - target[i]);
        }
    }

    @Override
    public void curvature(
            double[] prediction,
            double[] target,
            int rows,
            int outputs,
            double scale,
            double[] direction,
            double[] into) {
        double factor = scale / outputs;
        for (int i = 0; i < rows * outputs; i++) {
            into[i] = factor * Functions.sigmoid(prediction[i]) * Functions.sigmoid(-prediction[i]) * direction[i];
        }
    }

    @Override
    public double chance(double[] target, int rows, int outputs) {
        return Functions.log(2);
    }
}
