package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Term;
import downhill.math.Layout;

/** Nesterov's accelerated gradient, in PyTorch's form. */
@Term(
        id = "nesterov",
        formula = "v = mu * v + g; p = p - lr * (g + mu * v)",
        paper = "Nesterov 1983, A method for solving the convex programming problem with convergence rate O(1/k^2)")
public record Nesterov(@Range(0.9) double momentum) implements Optimizer {

    @Override
    public int slots() {
        return 1;
    }

    @Override
    public void update(double[] p, double[] g, double rate, OptimizerState state, Layout layout) {
        double[] v = state.slot(0);
        for (int i = 0; i < layout.size(); i++) {
            v[i] = momentum * v[i] + g[i];
            p[i] -= rate * (g[i] + momentum * v[i]);
        }
    }
}
