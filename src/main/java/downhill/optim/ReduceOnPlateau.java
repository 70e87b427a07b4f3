package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Term;

/**
 * A drop by a factor where a metric has not become better for more epochs than patience allows.
 *
 * @param relative whether the threshold is a share of the best metric
 * @param maximize whether a larger metric is the better one
 */
@Term(
        id = "reduce_on_plateau",
        formula = "after each epoch, m the metric: better if m < best * (1 - threshold) (relative) or m < "
                + "best - threshold, mirrored to maximize; then best = m, bad = 0, else bad + 1; in "
                + "cooldown bad = 0; if bad > patience: lr = max(lr * factor, min_lr) if that changes it "
                + "by more than eps, bad = 0, and the cooldown begins",
        paper = "torch.optim.lr_scheduler.ReduceLROnPlateau")
public record ReduceOnPlateau(
        @Range(value = 0.1, min = 1e-3, max = 0.999) double factor,
        @Range(value = 10, min = 0, max = 1_000_000) int patience,
        @Range(value = 1e-4, max = 1) double threshold,
        @Range(1) boolean relative,
        @Range(value = 0, min = 0, max = 1_000_000) int cooldown,
        @Range(value = 0, max = 100) double minLr,
        @Range(value = 1e-8, max = 1) double eps,
        @Range(0) boolean maximize)
        implements Schedule {
    private static final int BEGUN = 0;
    private static final int SHARE = 1;
    private static final int BEST = 2;
    private static final int BAD = 3;
    private static final int COOLING = 4;
    private static final int SCALARS = 5;

    @Override
    public double rate(double base, long update, long epoch, double[] state) {
        return state[BEGUN] == 0 ? base : base * state[SHARE];
    }

    @Override
    public int scalars() {
        return SCALARS;
    }

    @Override
    public boolean watches() {
        return true;
    }

    @Override
    public void observe(double base, double metric, double[] state) {
        if (state[BEGUN] == 0) {
            state[BEGUN] = 1;
            state[SHARE] = 1;
            state[BEST] = maximize ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        if (better(metric, state[BEST])) {
            state[BEST] = metric;
            state[BAD] = 0;
        } else {
            state[BAD]++;
        }
        if (state[COOLING] > 0) {
            state[COOLING]--;
            state[BAD] = 0;
        }
        if (state[BAD] > patience) {
            reduce(base, state);
            state[COOLING] = cooldown;
            state[BAD] = 0;
        }
    }

    private boolean better(double metric, double best) {
        // Infinity times zero is no number: the first metric is always better.
        if (Double.isInfinite(best)) {
            return maximize ? metric > best : metric < best;
        }
        double margin = relative ? best * threshold : threshold;
        return maximize ? metric > best + margin : metric < best - margin;
    }

    // What is kept is the share of the chosen rate, so that a rate chosen anew counts at once.
    private void reduce(double base, double[] state) {
        double now = base * state[SHARE];
        double next = Math.max(now * factor, minLr);
        if (now - next > eps) {
            state[SHARE] = next / base;
        }
    }
}
