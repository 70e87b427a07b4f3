package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Term;
import downhill.math.Layout;
import java.util.List;

/** Steps as long as those of the recent past, in units of their own. */
@Term(
        id = "adadelta",
        formula = "g = g + wd * p; v = rho * v + (1 - rho) * g^2; d = sqrt(u + eps) / sqrt(v + "
                + "eps) * g; u = rho * u + (1 - rho) * d^2; p = p - lr * d",
        paper = "Zeiler 2012, ADADELTA: an adaptive learning rate method")
public record Adadelta(
        @Range(value = 0.9, max = 0.9999) double rho,

        @Range(value = 1e-6, min = 1e-16, max = 1, scale = Scale.LOG)
        double eps,

        @Range(0) double weightDecay)
        implements Optimizer {

    @Override
    public List<String> memory() {
        return List.of("v", "u");
    }

    @Override
    public void update(double[] p, double[] g, double rate, OptimizerState state, Layout layout) {
        double[] v = state.slot(0);
        double[] u = state.slot(1);
        int n = layout.size();
        for (int i = 0; i < n; i++) {
            double d = g[i] + weightDecay * p[i];
            v[i] = rho * v[i] + (1 - rho) * d * d;
            double step = Math.sqrt(u[i] + eps) / Math.sqrt(v[i] + eps) * d;
            u[i] = rho * u[i] + (1 - rho) * step * step;
            p[i] -= rate * step;
        }
    }
}
