package downhill.optim;

import downhill.choice.Term;
import downhill.math.Layout;

/** Plain gradient descent. */
@Term(id = "sgd", formula = "p = p - lr * g", paper = "Robbins & Monro 1951, A stochastic approximation method")
public record Sgd() implements Optimizer {

    @Override
    public int slots() {
        return 0;
    }

    @Override
    public void update(double[] p, double[] g, double rate, OptimizerState state, Layout layout) {
        for (int i = 0; i < layout.size(); i++) {
            p[i] -= rate * g[i];
        }
    }
}
