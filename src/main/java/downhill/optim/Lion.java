package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Term;
import downhill.math.Layout;
import java.util.List;

/** The sign of a momentum that weighs the newest gradient more than its memory does. */
@Term(
        id = "lion",
        formula = "u = b1 m + (1 - b1) g; p = p * (1 - lr * wd) - lr * sign(u); m = b2 m + (1 - b2) g",
        paper = "Chen et al. 2023, Symbolic discovery of optimization algorithms")
public record Lion(
        @Range(value = 0.9, max = 0.9999) double beta1,
        @Range(value = 0.99, max = 0.999999) double beta2,
        @Range(0) double weightDecay)
        implements Optimizer {

    @Override
    public List<String> memory() {
        return List.of("m");
    }

    @Override
    public void update(double[] p, double[] g, double rate, OptimizerState state, Layout layout) {
        double[] m = state.slot(0);
        double kept = 1 - rate * weightDecay;
        int n = layout.size();
        for (int i = 0; i < n; i++) {
            p[i] = p[i] * kept - rate * Math.signum(beta1 * m[i] + (1 - beta1) * g[i]);
            m[i] = beta2 * m[i] + (1 - beta2) * g[i];
        }
    }
}
