package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Term;
import downhill.math.Functions;

/**
 * Down to a last rate along a power, which it then holds; power 1 is a straight line.
 *
 * @param perUpdate whether t counts updates; else epochs
 */
@Term(
        id = "polynomial",
        formula = "end_lr + (lr - end_lr) * (1 - min(t, total_steps) / total_steps)^power",
        paper = "torch.optim.lr_scheduler.PolynomialLR; tf.keras.optimizers.schedules.PolynomialDecay")
public record Polynomial(
        @Range(value = 100, min = 1, max = 1_000_000) int totalSteps,
        @Range(value = 1, max = 100) double power,
        @Range(value = 0, max = 100) double endLr,
        @Range(0) boolean perUpdate)
        implements Schedule {

    @Override
    public double rate(double base, long update, long epoch, double[] state) {
        long t = perUpdate ? update : epoch;
        double left = 1 - (double) Math.min(t, totalSteps) / totalSteps;
        return endLr + (base - endLr) * Functions.pow(left, power);
    }
}
