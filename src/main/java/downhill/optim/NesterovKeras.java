package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Term;
import downhill.math.Layout;
import java.util.List;

/** Nesterov's accelerated gradient, in Keras' form: the parameters kept are those looked ahead to. */
@Term(
        id = "nesterov_keras",
        formula = "g = g + wd * p; v = mu * v - lr * g; p = p + mu * v - lr * g",
        paper = "Bengio, Boulanger-Lewandowski & Pascanu 2013, Advances in optimizing "
                + "recurrent networks; keras.optimizers.SGD")
public record NesterovKeras(
        @Range(0.9) double momentum, @Range(0) double weightDecay) implements Optimizer {

    @Override
    public List<String> memory() {
        return List.of("v");
    }

    @Override
    public void update(double[] p, double[] g, double rate, OptimizerState state, Layout layout) {
        double[] v = state.slot(0);
        int n = layout.size();
        for (int i = 0; i < n; i++) {
            double d = g[i] + weightDecay * p[i];
            v[i] = momentum * v[i] - rate * d;
            p[i] += momentum * v[i] - rate * d;
        }
    }
}
