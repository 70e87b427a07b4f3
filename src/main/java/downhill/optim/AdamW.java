package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Term;
import downhill.math.Functions;
import downhill.math.Layout;
import java.util.List;

/** Adam with weight decay apart from the gradient. */
@Term(
        id = "adamw",
        formula = "p = p * (1 - lr * wd); then as adam without weight decay",
        paper = "Loshchilov & Hutter 2019, Decoupled weight decay regularization")
public record AdamW(
        @Range(value = 0.9, max = 0.9999) double beta1,
        @Range(value = 0.999, max = 0.999999) double beta2,

        @Range(value = 1e-8, min = 1e-16, max = 1, scale = Scale.LOG)
        double eps,

        @Range(0.01) double weightDecay)
        implements Optimizer {

    @Override
    public List<String> memory() {
        return List.of("m", "v");
    }

    @Override
    public void update(double[] p, double[] g, double rate, OptimizerState state, Layout layout) {
        double[] m = state.slot(0);
        double[] v = state.slot(1);
        double correct1 = 1 - Functions.pow(beta1, state.updates());
        double correct2 = 1 - Functions.pow(beta2, state.updates());
        double kept = 1 - rate * weightDecay;
        int n = layout.size();
        for (int i = 0; i < n; i++) {
            m[i] = beta1 * m[i] + (1 - beta1) * g[i];
            v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
            p[i] = p[i] * kept - rate * (m[i] / correct1) / (Math.sqrt(v[i] / correct2) + eps);
        }
    }
}
