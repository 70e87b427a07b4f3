package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Term;
import downhill.math.Functions;
import downhill.math.Layout;
import java.util.List;

/** Adam whose steps never grow again for want of large gradients. */
@Term(
        id = "amsgrad",
        formula = "g = g + wd * p; m, v as in adam; u = max(u, v); p = p - lr * (m / (1 - b1^t)) "
                + "/ (sqrt(u / (1 - b2^t)) + eps)",
        paper = "Reddi, Kale & Kumar 2018, On the convergence of Adam and beyond")
public record AmsGrad(
        @Range(value = 0.9, max = 0.9999) double beta1,
        @Range(value = 0.999, max = 0.999999) double beta2,

        @Range(value = 1e-8, min = 1e-16, max = 1, scale = Scale.LOG)
        double eps,

        @Range(0) double weightDecay)
        implements Optimizer {

    @Override
    public List<String> memory() {
        return List.of("m", "v", "u");
    }

    @Override
    public void update(double[] p, double[] g, double rate, OptimizerState state, Layout layout) {
        double[] m = state.slot(0);
        double[] v = state.slot(1);
        double[] u = state.slot(2);
        double correct1 = 1 - Functions.pow(beta1, state.updates());
        double correct2 = 1 - Functions.pow(beta2, state.updates());
        int n = layout.size();
        for (int i = 0; i < n; i++) {
            double d = g[i] + weightDecay * p[i];
            m[i] = beta1 * m[i] + (1 - beta1) * d;
            v[i] = beta2 * v[i] + (1 - beta2) * d * d;
            u[i] = Math.max(u[i], v[i]);
            p[i] -= rate * (m[i] / correct1) / (Math.sqrt(u[i] / correct2) + eps);
        }
    }
}
