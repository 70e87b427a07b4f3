package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Term;
import downhill.math.Functions;
import downhill.math.Layout;
import java.util.List;

/** Adam with the largest recent gradient in place of the mean square. */
@Term(
        id = "adamax",
        formula = "g = g + wd * p; m = b1 m + (1 - b1) g; u = max(b2 u, |g| + eps); p = p - lr / (1 - b1^t) * m / u",
        paper = "Kingma & Ba 2015, Adam: a method for stochastic optimization, section 7")
public record AdaMax(
        @Range(value = 0.9, max = 0.9999) double beta1,
        @Range(value = 0.999, max = 0.999999) double beta2,

        @Range(value = 1e-8, min = 1e-16, max = 1, scale = Scale.LOG)
        double eps,

        @Range(0) double weightDecay)
        implements Optimizer {

    @Override
    public List<String> memory() {
        return List.of("m", "u");
    }

    @Override
    public void update(double[] p, double[] g, double rate, OptimizerState state, Layout layout) {
        double[] m = state.slot(0);
        double[] u = state.slot(1);
        double step = rate / (1 - Functions.pow(beta1, state.updates()));
        int n = layout.size();
        for (int i = 0; i < n; i++) {
            double d = g[i] + weightDecay * p[i];
            m[i] = beta1 * m[i] + (1 - beta1) * d;
            u[i] = Math.max(beta2 * u[i], Math.abs(d) + eps);
            p[i] -= step * m[i] / u[i];
        }
    }
}
