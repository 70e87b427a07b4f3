package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Term;
import downhill.math.Layout;
import java.util.List;

/** Gradient descent with momentum, in PyTorch's form; the first update is not dampened. */
@Term(
        id = "momentum",
        formula = "g = g + wd * p; v = g at first, then v = mu * v + (1 - dampening) * g; p = p - lr * v",
        paper = "Polyak 1964, Some methods of speeding up the convergence of iteration methods")
public record Momentum(
        @Range(0.9) double momentum,
        @Range(0) double dampening,
        @Range(0) double weightDecay) implements Optimizer {

    /** Without weight decay. */
    public Momentum(double momentum, double dampening) {
        this(momentum, dampening, 0);
    }

    @Override
    public List<String> memory() {
        return List.of("v");
    }

    @Override
    public void update(double[] p, double[] g, double rate, OptimizerState state, Layout layout) {
        double[] v = state.slot(0);
        double share = state.updates() == 1 ? 1 : 1 - dampening;
        int n = layout.size();
        for (int i = 0; i < n; i++) {
            double d = g[i] + weightDecay * p[i];
            v[i] = momentum * v[i] + share * d;
            p[i] -= rate * v[i];
        }
    }
}
