package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Term;
import downhill.math.Functions;
import downhill.math.Layout;
import java.util.List;

/** Adam that begins as momentum, until it has seen enough gradients to know their size. */
@Term(
        id = "radam",
        formula = "g = g + wd * p; m, v as in adam; rho(t) = rho - 2 t b2^t / (1 - b2^t), rho = "
                + "2 / (1 - b2) - 1; p = p - lr * m / (1 - b1^t) * (r(t) sqrt(1 - b2^t) / "
                + "(sqrt(v) + eps) if rho(t) > 5, else 1), r(t)^2 = (rho(t) - 4) (rho(t) - 2) "
                + "rho / ((rho - 4) (rho - 2) rho(t))",
        paper = "Liu et al. 2020, On the variance of the adaptive learning rate and beyond")
public record RAdam(
        @Range(value = 0.9, max = 0.9999) double beta1,
        @Range(value = 0.999, max = 0.999999) double beta2,

        @Range(value = 1e-8, min = 1e-16, max = 1, scale = Scale.LOG)
        double eps,

        @Range(0) double weightDecay)
        implements Optimizer {
    private static final double RECTIFIABLE = 5;

    @Override
    public List<String> memory() {
        return List.of("m", "v");
    }

    @Override
    public void update(double[] p, double[] g, double rate, OptimizerState state, Layout layout) {
        double[] m = state.slot(0);
        double[] v = state.slot(1);
        double step = rate / (1 - Functions.pow(beta1, state.updates()));
        double adapted = step * adaptation(state.updates());
        int n = layout.size();
        for (int i = 0; i < n; i++) {
            double d = g[i] + weightDecay * p[i];
            m[i] = beta1 * m[i] + (1 - beta1) * d;
            v[i] = beta2 * v[i] + (1 - beta2) * d * d;
            p[i] -= adapted > 0 ? adapted * m[i] / (Math.sqrt(v[i]) + eps) : step * m[i];
        }
    }

    // 0 where the variance of the step is not bounded yet.
    private double adaptation(long t) {
        double limit = 2 / (1 - beta2) - 1;
        double power = Functions.pow(beta2, t);
        double rho = limit - 2 * (double) t * power / (1 - power);
        if (rho <= RECTIFIABLE) {
            return 0;
        }
        double squared = (rho - 4) * (rho - 2) * limit / ((limit - 4) * (limit - 2) * rho);
        return Math.sqrt(squared) * Math.sqrt(1 - power);
    }
}
