package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Term;
import downhill.math.Layout;
import java.util.Arrays;
import java.util.List;

/** Looks at signs alone: each step grows while its sign stays, and shrinks when it turns. For full batches. */
@Term(
        id = "rprop",
        formula = "s = sign(g * g_before); step = step * (eta_plus if s > 0, eta_minus if s < "
                + "0), within its limits; g = 0 if s < 0; p = p - sign(g) * step; at first step "
                + "= lr",
        paper = "Riedmiller & Braun 1993, A direct adaptive method for faster backpropagation "
                + "learning: the RPROP algorithm")
public record Rprop(
        @Range(value = 0.5, min = 0.01, max = 1) double etaMinus,
        @Range(value = 1.2, min = 1, max = 10) double etaPlus,

        @Range(value = 1e-6, min = 1e-12, max = 1, scale = Scale.LOG)
        double minStep,

        @Range(value = 50, min = 1, max = 1000, scale = Scale.LOG)
        double maxStep)
        implements Optimizer {

    @Override
    public List<String> memory() {
        return List.of("g_before", "step");
    }

    @Override
    public double firstMemory(int slot, double rate) {
        return slot == 1 ? rate : 0;
    }

    @Override
    public void update(double[] p, double[] g, double rate, OptimizerState state, Layout layout) {
        double[] before = state.slot(0);
        double[] step = state.slot(1);
        if (state.updates() == 1) {
            Arrays.fill(step, firstMemory(1, rate));
        }
        int n = layout.size();
        for (int i = 0; i < n; i++) {
            double turn = Math.signum(g[i] * before[i]);
            double factor = turn > 0 ? etaPlus : turn < 0 ? etaMinus : 1;
            double d = turn < 0 ? 0 : g[i];
            before[i] = d;
            step[i] = Math.max(minStep, Math.min(maxStep, step[i] * factor));
            p[i] -= Math.signum(d) * step[i];
        }
    }
}
