package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Term;
import downhill.math.Functions;
import downhill.math.Layout;
import java.util.List;

/** Gradient descent that also keeps the average of the positions from an update on; slot 0 is that average. */
@Term(
        id = "asgd",
        formula = "g = g + wd * p; p = p * (1 - lambd * eta) - eta * g; a = a + mu * (p - a); "
                + "then eta = lr / (1 + lambd * lr * t)^alpha, mu = 1 / max(1, t - t0); at first "
                + "eta = lr, mu = 1",
        paper = "Polyak & Juditsky 1992, Acceleration of stochastic approximation by averaging")
public record Asgd(
        @Range(value = 1e-4, max = 1) double lambd,
        @Range(value = 0.75, max = 2) double alpha,
        @Range(value = 1_000_000, max = 100_000_000) int t0,
        @Range(0) double weightDecay)
        implements Optimizer {

    @Override
    public List<String> memory() {
        return List.of("a");
    }

    @Override
    public List<String> scalarMemory() {
        return List.of("eta", "mu");
    }

    @Override
    public double firstScalar(int index, double rate) {
        return index == 0 ? rate : 1;
    }

    @Override
    public void update(double[] p, double[] g, double rate, OptimizerState state, Layout layout) {
        double[] average = state.slot(0);
        double[] scalars = state.scalars();
        double eta = state.updates() == 1 ? firstScalar(0, rate) : scalars[0];
        double mu = state.updates() == 1 ? firstScalar(1, rate) : scalars[1];
        double kept = 1 - lambd * eta;
        int n = layout.size();
        for (int i = 0; i < n; i++) {
            double d = g[i] + weightDecay * p[i];
            p[i] = p[i] * kept - eta * d;
            average[i] = mu == 1 ? p[i] : average[i] + mu * (p[i] - average[i]);
        }
        scalars[0] = rate / Functions.pow(1 + lambd * rate * (double) state.updates(), alpha);
        scalars[1] = 1.0 / (double) Math.max(1, state.updates() - t0);
    }
}
