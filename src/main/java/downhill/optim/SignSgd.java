package downhill.optim;

import downhill.choice.Term;
import downhill.math.Layout;
import java.util.List;

/** The sign of each gradient alone: every parameter moves by the learning rate. */
@Term(
        id = "signsgd",
        formula = "p = p - lr * sign(g)",
        paper = "Bernstein, Wang, Azizzadenesheli & Anandkumar 2018, signSGD: compressed "
                + "optimisation for non-convex problems")
public record SignSgd() implements Optimizer {

    @Override
    public List<String> memory() {
        return List.of();
    }

    @Override
    public void update(double[] p, double[] g, double rate, OptimizerState state, Layout layout) {
        int n = layout.size();
        for (int i = 0; i < n; i++) {
            p[i] -= rate * Math.signum(g[i]);
        }
    }
}
