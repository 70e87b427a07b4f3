package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Term;
import downhill.math.Functions;
import downhill.math.Layout;
import java.util.Arrays;
import java.util.List;

/**
 * Adam whose mean square changes little by little, however much the gradients change.
 *
 * @param initialAccumulator where m and v start
 */
@Term(
        id = "yogi",
        formula = "g = g + wd * p; m = b1 m + (1 - b1) g; v = v - (1 - b2) sign(v - g^2) g^2; p "
                + "= p - lr * m / (sqrt(v) + eps), with m and v corrected as in adam if "
                + "bias_correction",
        paper = "Zaheer, Reddi, Sachan, Kale & Kumar 2018, Adaptive methods for nonconvex optimization")
public record Yogi(
        @Range(value = 0.9, max = 0.9999) double beta1,
        @Range(value = 0.999, max = 0.999999) double beta2,

        @Range(value = 1e-3, min = 1e-16, max = 1, scale = Scale.LOG)
        double eps,

        @Range(value = 1e-6, max = 10) double initialAccumulator,
        @Range(1) boolean biasCorrection,
        @Range(0) double weightDecay)
        implements Optimizer {

    @Override
    public List<String> memory() {
        return List.of("m", "v");
    }

    @Override
    public double firstMemory(int slot, double rate) {
        return initialAccumulator;
    }

    @Override
    public void update(double[] p, double[] g, double rate, OptimizerState state, Layout layout) {
        double[] m = state.slot(0);
        double[] v = state.slot(1);
        if (state.updates() == 1) {
            Arrays.fill(m, firstMemory(0, rate));
            Arrays.fill(v, firstMemory(1, rate));
        }
        double correct1 = !biasCorrection ? 1 : 1 - Functions.pow(beta1, state.updates());
        double correct2 = !biasCorrection ? 1 : 1 - Functions.pow(beta2, state.updates());
        int n = layout.size();
        for (int i = 0; i < n; i++) {
            double d = g[i] + weightDecay * p[i];
            m[i] = beta1 * m[i] + (1 - beta1) * d;
            double square = d * d;
            v[i] -= (1 - beta2) * Math.signum(v[i] - square) * square;
            p[i] -= rate * (m[i] / correct1) / (Math.sqrt(v[i] / correct2) + eps);
        }
    }
}
