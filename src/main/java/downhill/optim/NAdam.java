package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Term;
import downhill.math.Functions;
import downhill.math.Layout;
import java.util.List;

/**
 * Adam with Nesterov's look ahead.
 *
 * @param momentumDecay psi, how fast mu grows from half of beta1
 * @param momentumSchedule whether mu grows; else it is beta1 from the start
 */
@Term(
        id = "nadam",
        formula = "g = g + wd * p; m, v as in adam; mu(t) = b1 (1 - 0.96^(t psi) / 2); M(t) = "
                + "mu(1) ... mu(t); p = p - lr * (mu(t+1) m / (1 - M(t+1)) + (1 - mu(t)) g / (1 "
                + "- M(t))) / (sqrt(v / (1 - b2^t)) + eps)",
        paper = "Dozat 2016, Incorporating Nesterov momentum into Adam")
public record NAdam(
        @Range(value = 0.9, max = 0.9999) double beta1,
        @Range(value = 0.999, max = 0.999999) double beta2,

        @Range(value = 1e-8, min = 1e-16, max = 1, scale = Scale.LOG)
        double eps,

        @Range(0.004) double momentumDecay,
        @Range(1) boolean momentumSchedule,
        @Range(0) double weightDecay)
        implements Optimizer {
    private static final double WARMING = 0.96;

    @Override
    public List<String> memory() {
        return List.of("m", "v");
    }

    @Override
    public List<String> scalarMemory() {
        return List.of("M");
    }

    @Override
    public double firstScalar(int index, double rate) {
        return 1;
    }

    @Override
    public void update(double[] p, double[] g, double rate, OptimizerState state, Layout layout) {
        double[] m = state.slot(0);
        double[] v = state.slot(1);
        double[] product = state.scalars();
        double now = mu(state.updates());
        double next = mu(state.updates() + 1);
        product[0] = state.updates() == 1 ? firstScalar(0, rate) * now : product[0] * now;
        double ofMomentum = rate * next / (1 - product[0] * next);
        double ofGradient = rate * (1 - now) / (1 - product[0]);
        double correct2 = 1 - Functions.pow(beta2, state.updates());
        int n = layout.size();
        for (int i = 0; i < n; i++) {
            double d = g[i] + weightDecay * p[i];
            m[i] = beta1 * m[i] + (1 - beta1) * d;
            v[i] = beta2 * v[i] + (1 - beta2) * d * d;
            double root = Math.sqrt(v[i] / correct2) + eps;
            p[i] -= (ofMomentum * m[i] + ofGradient * d) / root;
        }
    }

    private double mu(long t) {
        return momentumSchedule ? beta1 * (1 - 0.5 * Functions.pow(WARMING, (double) t * momentumDecay)) : beta1;
    }
}
