package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Term;
import downhill.math.Functions;

/**
 * Up to the chosen rate, which is the largest, then down to far below the first one, and held there.
 *
 * <p>From max / div_factor up to max, and down to max / (div_factor * final_div_factor); in three phases the way down
 * stops at the first rate on its way. For t up to the phase's last step the rate lies between the two ends of the phase.
 *
 * @param totalSteps length of the whole cycle
 * @param pctStart share of the cycle that rises
 * @param cosine whether phases are half cosine waves; else straight lines
 * @param perUpdate whether t counts updates; else epochs
 */
@Term(
        id = "one_cycle",
        formula = "max = lr; phase 1 ends at pct_start * total_steps - 1, the last one at total_steps - 1 "
                + "(three_phase: the second at 2 pct_start * total_steps - 2); within a phase from a to b, "
                + "x from 0 to 1: b + (a - b) * (1 + cos(pi x)) / 2, or a + (b - a) * x",
        paper = "Smith & Topin 2018, Super-convergence: very fast training of neural networks using "
                + "large learning rates; torch.optim.lr_scheduler.OneCycleLR")
public record OneCycle(
        @Range(value = 1000, min = 2, max = 100_000_000) int totalSteps,
        @Range(0.3) double pctStart,
        @Range(1) boolean cosine,

        @Range(value = 25, min = 1, max = 1e6, scale = Scale.LOG)
        double divFactor,

        @Range(value = 1e4, min = 1, max = 1e9, scale = Scale.LOG)
        double finalDivFactor,

        @Range(0) boolean threePhase,
        @Range(1) boolean perUpdate)
        implements Schedule {

    @Override
    public double rate(double base, long update, long epoch, double[] state) {
        double t = (double) Math.min(perUpdate ? update : epoch, totalSteps - 1L);
        double first = base / divFactor;
        double last = first / finalDivFactor;
        double top = pctStart * totalSteps - 1;
        double middle = 2 * top;
        double end = totalSteps - 1;
        if (t <= top) {
            return between(first, base, t, top);
        }
        // Behind the end of the cycle there is no third phase, as there is none behind half of it.
        if (threePhase && middle < end) {
            return t <= middle
                    ? between(base, first, t - top, middle - top)
                    : between(first, last, t - middle, end - middle);
        }
        return between(base, last, t - top, end - top);
    }

    private double between(double from, double to, double t, double length) {
        double share = length <= 0 ? 1 : t / length;
        return cosine ? to + (from - to) * (1 + Functions.cos(Math.PI * share)) / 2 : from + (to - from) * share;
    }
}
