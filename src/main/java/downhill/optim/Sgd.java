package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Term;
import downhill.math.Layout;
import java.util.List;

/** Plain gradient descent; {@code weight_decay} adds an L2 penalty to the loss. */
@Term(
        id = "sgd",
        formula = "p = p - lr * (g + wd * p)",
        paper = "Robbins & Monro 1951, A stochastic approximation method")
public record Sgd(@Range(0) double weightDecay) implements Optimizer {

    /** Without weight decay. */
    public Sgd() {
        this(0);
    }

    @Override
    public List<String> memory() {
        return List.of();
    }

    @Override
    public void update(double[] p, double[] g, double rate, OptimizerState state, Layout layout) {
        int n = layout.size();
        for (int i = 0; i < n; i++) {
            double d = g[i] + weightDecay * p[i];
            p[i] -= rate * d;
        }
    }
}
