package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Term;
import downhill.math.Layout;
import downhill.math.Tensor;
import java.util.List;

/**
 * Momentum whose step is made orthogonal, so that a matrix moves equally far in all its directions.
 *
 * <p>A tensor with one column or one row is no matrix: it takes the step of the momentum itself, which is
 * SGD with momentum (Nesterov's, where that is chosen).
 *
 * @param nsSteps rounds of the Newton-Schulz iteration
 */
@Term(
        id = "muon",
        formula = "b = mu * b + (1 - mu) * g; u = (1 - mu) g + mu b if nesterov, else b; for "
                + "each matrix: u = NewtonSchulz(u) * sqrt(max(1, rows / columns)); p = p * (1 - "
                + "lr * wd) - lr * u",
        paper = "Jordan et al. 2024, Muon: an optimizer for hidden layers in neural networks")
public record Muon(
        @Range(0.95) double momentum,
        @Range(1) boolean nesterov,
        @Range(value = 5, min = 1, max = 20) int nsSteps,
        @Range(0) double weightDecay)
        implements Optimizer {

    @Override
    public List<String> memory() {
        return List.of("b");
    }

    @Override
    public void update(double[] p, double[] g, double rate, OptimizerState state, Layout layout) {
        double[] b = state.slot(0);
        int n = layout.size();
        double[] u = state.scratch(0, n);
        double ofGradient = nesterov ? 1 - momentum : 0;
        double ofMomentum = nesterov ? momentum : 1;
        for (int i = 0; i < n; i++) {
            b[i] = momentum * b[i] + (1 - momentum) * g[i];
            u[i] = ofGradient * g[i] + ofMomentum * b[i];
        }
        int tensors = layout.tensors().size();
        for (int k = 0; k < tensors; k++) {
            Tensor tensor = layout.tensors().get(k);
            if (tensor.rows() > 1 && tensor.columns() > 1) {
                double scale = Math.sqrt(Math.max(1, (double) tensor.rows() / tensor.columns()));
                NewtonSchulz.orthogonalize(u, tensor, nsSteps, scale, state);
            }
        }
        double kept = 1 - rate * weightDecay;
        for (int i = 0; i < n; i++) {
            p[i] = p[i] * kept - rate * u[i];
        }
    }
}
