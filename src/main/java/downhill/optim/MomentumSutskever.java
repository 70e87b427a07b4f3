package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Term;
import downhill.math.Layout;
import java.util.List;

/** Momentum whose velocity already holds the learning rate: a lower rate leaves the speed gained before as it is. */
@Term(
        id = "momentum_sutskever",
        formula = "g = g + wd * p; v = mu * v - lr * g; p = p + v",
        paper = "Sutskever, Martens, Dahl & Hinton 2013, On the importance of initialization "
                + "and momentum in deep learning")
public record MomentumSutskever(
        @Range(0.9) double momentum, @Range(0) double weightDecay) implements Optimizer {

    @Override
    public List<String> memory() {
        return List.of("v");
    }

    @Override
    public void update(double[] p, double[] g, double rate, OptimizerState state, Layout layout) {
        double[] v = state.slot(0);
        int n = layout.size();
        for (int i = 0; i < n; i++) {
            double d = g[i] + weightDecay * p[i];
            v[i] = momentum * v[i] - rate * d;
            p[i] += v[i];
        }
    }
}
