package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Term;
import downhill.math.Layout;
import java.util.Arrays;
import java.util.List;

/** A step of its own size for each parameter, smaller the more gradient it has seen. */
@Term(
        id = "adagrad",
        formula = "g = g + wd * p; s = s + g^2; p = p - lr / (1 + (t - 1) * lr_decay) * g / (sqrt(s) + eps)",
        paper = "Duchi, Hazan & Singer 2011, Adaptive subgradient methods for online learning "
                + "and stochastic optimization")
public record Adagrad(
        @Range(0) double lrDecay,
        @Range(value = 0, max = 10) double initialAccumulatorValue,

        @Range(value = 1e-10, min = 1e-16, max = 1, scale = Scale.LOG)
        double eps,

        @Range(0) double weightDecay)
        implements Optimizer {

    @Override
    public List<String> memory() {
        return List.of("s");
    }

    @Override
    public double firstMemory(int slot, double rate) {
        return initialAccumulatorValue;
    }

    @Override
    public void update(double[] p, double[] g, double rate, OptimizerState state, Layout layout) {
        double[] s = state.slot(0);
        if (state.updates() == 1) {
            Arrays.fill(s, firstMemory(0, rate));
        }
        double decayed = rate / (1 + (double) (state.updates() - 1) * lrDecay);
        int n = layout.size();
        for (int i = 0; i < n; i++) {
            double d = g[i] + weightDecay * p[i];
            s[i] += d * d;
            p[i] -= decayed * d / (Math.sqrt(s[i]) + eps);
        }
    }
}
