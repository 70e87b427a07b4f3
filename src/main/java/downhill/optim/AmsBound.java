package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Term;
import downhill.math.Functions;
import downhill.math.Layout;
import java.util.List;

/**
 * AdaBound with the largest mean square so far, as AMSGrad has it.
 *
 * @param finalLr the rate that all steps come to in the end, whatever the learning rate
 * @param gamma how fast the bounds close
 */
@Term(
        id = "amsbound",
        formula = "as adabound, with u = max(u, v) in place of v",
        paper = "Luo, Xiong, Liu & Sun 2019, Adaptive gradient methods with dynamic bound of learning rate")
public record AmsBound(
        @Range(value = 0.9, max = 0.9999) double beta1,
        @Range(value = 0.999, max = 0.999999) double beta2,

        @Range(value = 1e-8, min = 1e-16, max = 1, scale = Scale.LOG)
        double eps,

        @Range(value = 0.1, min = 1e-6, max = 100, scale = Scale.LOG)
        double finalLr,

        @Range(value = 1e-3, min = 1e-6, max = 1, scale = Scale.LOG)
        double gamma,

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
        double t = (double) state.updates();
        double low = finalLr * (1 - 1 / (gamma * t + 1));
        double high = finalLr * (1 + 1 / (gamma * t));
        double step = rate * Math.sqrt(1 - Functions.pow(beta2, state.updates()));
        step /= 1 - Functions.pow(beta1, state.updates());
        int n = layout.size();
        for (int i = 0; i < n; i++) {
            double d = g[i] + weightDecay * p[i];
            m[i] = beta1 * m[i] + (1 - beta1) * d;
            v[i] = beta2 * v[i] + (1 - beta2) * d * d;
            u[i] = Math.max(u[i], v[i]);
            double size = step / (Math.sqrt(u[i]) + eps);
            p[i] -= Math.max(low, Math.min(high, size)) * m[i];
        }
    }
}
