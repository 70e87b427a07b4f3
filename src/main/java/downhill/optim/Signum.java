package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Term;
import downhill.math.Layout;
import java.util.List;

/** The sign of the momentum: every parameter moves by the learning rate. */
@Term(
        id = "signum",
        formula = "m = mu m + (1 - mu) g; p = p - lr * sign(m)",
        paper = "Bernstein, Wang, Azizzadenesheli & Anandkumar 2018, signSGD: compressed "
                + "optimisation for non-convex problems")
public record Signum(@Range(0.9) double momentum) implements Optimizer {

    @Override
    public List<String> memory() {
        return List.of("m");
    }

    @Override
    public void update(double[] p, double[] g, double rate, OptimizerState state, Layout layout) {
        double[] m = state.slot(0);
        int n = layout.size();
        for (int i = 0; i < n; i++) {
            m[i] = momentum * m[i] + (1 - momentum) * g[i];
            p[i] -= rate * Math.signum(m[i]);
        }
    }
}
