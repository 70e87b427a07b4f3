package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Term;
import downhill.math.Layout;
import java.util.List;

/** Nesterov's accelerated gradient, in PyTorch's form. */
@Term(
        id = "nesterov",
        formula = "g = g + wd * p; v = mu * v + g; p = p - lr * (g + mu * v)",
        paper = "Nesterov 1983, A method for solving the convex programming problem with "
                + "convergence rate O(1/k^2)")
public record Nesterov(
        @Range(0.9) double momentum, @Range(0) double weightDecay) implements Optimizer {

    /** Without weight decay. */
    public Nesterov(double momentum) {
        this(momentum, 0);
    }

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
            v[i] = momentum * v[i] + d;
            p[i] -= rate * (d + momentum * v[i]);
        }
    }
}
