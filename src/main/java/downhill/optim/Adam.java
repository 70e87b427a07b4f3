package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Term;
import downhill.math.Functions;
import downhill.math.Layout;
import java.util.List;

/** Adam: momentum, and a step of its own size for each parameter. */
@Term(
        id = "adam",
        formula = "g = g + wd * p; m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g^2; p = p - lr * "
                + "(m / (1 - b1^t)) / (sqrt(v / (1 - b2^t)) + eps)",
        paper = "Kingma & Ba 2015, Adam: a method for stochastic optimization")
public record Adam(
        @Range(value = 0.9, max = 0.9999) double beta1,
        @Range(value = 0.999, max = 0.999999) double beta2,

        @Range(value = 1e-8, min = 1e-16, max = 1, scale = Scale.LOG)
        double eps,

        @Range(0) double weightDecay)
        implements Optimizer {

    /** Without weight decay. */
    public Adam(double beta1, double beta2, double eps) {
        this(beta1, beta2, eps, 0);
    }

    @Override
    public List<String> memory() {
        return List.of("m", "v");
    }

    @Override
    public void update(double[] p, double[] g, double rate, OptimizerState state, Layout layout) {
        double[] m = state.slot(0);
        double[] v = state.slot(1);
        // One division an element: the corrections of both moments are the same for all.
        double step = rate / (1 - Functions.pow(beta1, state.updates()));
        double spread = 1 / (1 - Functions.pow(beta2, state.updates()));
        double keep1 = beta1;
        double keep2 = beta2;
        double least = eps;
        double decay = weightDecay;
        int n = layout.size();
        for (int i = 0; i < n; i++) {
            double d = g[i] + decay * p[i];
            double mean = keep1 * m[i] + (1 - keep1) * d;
            double square = keep2 * v[i] + (1 - keep2) * d * d;
            m[i] = mean;
            v[i] = square;
            p[i] -= step * mean / (Math.sqrt(square * spread) + least);
        }
    }
}
