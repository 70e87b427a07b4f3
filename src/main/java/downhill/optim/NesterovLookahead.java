package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Term;
import downhill.math.Layout;
import java.util.List;

/** Nesterov's accelerated gradient as it is told: the gradient is taken where the velocity alone would lead. */
@Term(
        id = "nesterov_lookahead",
        formula = "v = mu * v - lr * g(p + mu * v); p = p + v, where g(x) is the gradient at x + wd * p",
        paper = "Sutskever, Martens, Dahl & Hinton 2013, On the importance of initialization "
                + "and momentum in deep learning")
public record NesterovLookahead(
        @Range(0.9) double momentum, @Range(0) double weightDecay) implements Optimizer {

    @Override
    public List<String> memory() {
        return List.of("v");
    }

    @Override
    public boolean looksAhead() {
        return true;
    }

    @Override
    public void lookAhead(double[] p, OptimizerState state) {
        double[] v = state.slot(0);
        for (int i = 0; i < p.length; i++) {
            p[i] += momentum * v[i];
        }
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
