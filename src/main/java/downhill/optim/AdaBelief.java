package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Term;
import downhill.math.Functions;
import downhill.math.Layout;
import java.util.List;

/** Adam that divides by how far the gradient lies from what was expected of it. */
@Term(
        id = "adabelief",
        formula = "g = g + wd * p; m = b1 m + (1 - b1) g; s = b2 s + (1 - b2) (g - m)^2 + eps; p "
                + "= p - lr * (m / (1 - b1^t)) / (sqrt(s / (1 - b2^t)) + eps)",
        paper = "Zhuang et al. 2020, AdaBelief optimizer: adapting stepsizes by the belief in observed gradients")
public record AdaBelief(
        @Range(value = 0.9, max = 0.9999) double beta1,
        @Range(value = 0.999, max = 0.999999) double beta2,

        @Range(value = 1e-8, min = 1e-16, max = 1, scale = Scale.LOG)
        double eps,

        @Range(0) double weightDecay)
        implements Optimizer {

    @Override
    public List<String> memory() {
        return List.of("m", "s");
    }

    @Override
    public void update(double[] p, double[] g, double rate, OptimizerState state, Layout layout) {
        double[] m = state.slot(0);
        double[] s = state.slot(1);
        double correct1 = 1 - Functions.pow(beta1, state.updates());
        double correct2 = 1 - Functions.pow(beta2, state.updates());
        int n = layout.size();
        for (int i = 0; i < n; i++) {
            double d = g[i] + weightDecay * p[i];
            m[i] = beta1 * m[i] + (1 - beta1) * d;
            double surprise = d - m[i];
            s[i] = beta2 * s[i] + (1 - beta2) * surprise * surprise + eps;
            p[i] -= rate * (m[i] / correct1) / (Math.sqrt(s[i] / correct2) + eps);
        }
    }
}
