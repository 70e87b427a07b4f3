package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Term;
import downhill.math.Functions;

/**
 * Up and down in straight lines, ever less high; the chosen rate is the lowest.
 *
 * @param perUpdate whether t counts updates; else epochs
 */
@Term(
        id = "cyclic_exp_range",
        formula = "lr + (max_lr - lr) * h(t) * gamma^t, h rising from 0 to 1 in step_size_up and falling "
                + "again in step_size_down",
        paper = "Smith 2017, Cyclical learning rates for training neural networks")
public record CyclicExpRange(
        @Range(value = 0.1, min = 1e-9, max = 1e4, scale = Scale.LOG)
        double maxLr,

        @Range(value = 200, min = 1, max = 1_000_000) int stepSizeUp,
        @Range(value = 200, min = 1, max = 1_000_000) int stepSizeDown,
        @Range(value = 0.999) double gamma,
        @Range(1) boolean perUpdate)
        implements Schedule {

    @Override
    public double rate(double base, long update, long epoch, double[] state) {
        long t = perUpdate ? update : epoch;
        double height = Triangle.height(t, stepSizeUp, stepSizeDown);
        return base + (maxLr - base) * height * Functions.pow(gamma, t);
    }
}
