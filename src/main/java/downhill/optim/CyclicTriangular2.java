package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Term;
import downhill.math.Functions;

/**
 * Up and down in straight lines, each time half as high; the chosen rate is the lowest.
 *
 * @param perUpdate whether t counts updates; else epochs
 */
@Term(
        id = "cyclic_triangular2",
        formula = "lr + (max_lr - lr) * h(t) * 0.5^(cycles completed), h rising from 0 to 1 in "
                + "step_size_up and falling again in step_size_down",
        paper = "Smith 2017, Cyclical learning rates for training neural networks")
public record CyclicTriangular2(
        @Range(value = 0.1, min = 1e-9, max = 1e4, scale = Scale.LOG)
        double maxLr,

        @Range(value = 200, min = 1, max = 1_000_000) int stepSizeUp,
        @Range(value = 200, min = 1, max = 1_000_000) int stepSizeDown,
        @Range(1) boolean perUpdate)
        implements Schedule {

    @Override
    public double rate(double base, long update, long epoch, double[] state) {
        long t = perUpdate ? update : epoch;
        double height = Triangle.height(t, stepSizeUp, stepSizeDown);
        long cycle = t / ((long) stepSizeUp + stepSizeDown);
        return base + (maxLr - base) * height * Functions.pow(0.5, cycle);
    }
}
