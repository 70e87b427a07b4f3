package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Term;
import downhill.math.Layout;
import java.util.List;

/** Divides each gradient by its own recent size. */
@Term(
        id = "rmsprop",
        formula = "g = g + wd * p; v = alpha * v + (1 - alpha) * g^2; m = alpha * m + (1 - "
                + "alpha) * g if centered, else 0; b = mu * b + g / (sqrt(v - m^2) + eps); p = p "
                + "- lr * b",
        paper = "Tieleman & Hinton 2012, Lecture 6.5: RMSProp; Graves 2013, Generating "
                + "sequences with recurrent neural networks (centered)")
public record RmsProp(
        @Range(value = 0.99, max = 0.9999) double alpha,

        @Range(value = 1e-8, min = 1e-16, max = 1, scale = Scale.LOG)
        double eps,

        @Range(0) boolean centered,
        @Range(0) double momentum,
        @Range(0) double weightDecay)
        implements Optimizer {

    @Override
    public List<String> memory() {
        return List.of("v", "m", "b");
    }

    @Override
    public void update(double[] p, double[] g, double rate, OptimizerState state, Layout layout) {
        double[] v = state.slot(0);
        double[] m = state.slot(1);
        double[] b = state.slot(2);
        double share = centered ? 1 - alpha : 0;
        int n = layout.size();
        for (int i = 0; i < n; i++) {
            double d = g[i] + weightDecay * p[i];
            v[i] = alpha * v[i] + (1 - alpha) * d * d;
            m[i] = alpha * m[i] + share * d;
            // Rounding may leave a variance just below zero.
            double variance = Math.max(v[i] - m[i] * m[i], 0);
            b[i] = momentum * b[i] + d / (Math.sqrt(variance) + eps);
            p[i] -= rate * b[i];
        }
    }
}
