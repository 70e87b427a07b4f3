package downhill.measure;

import downhill.math.Kernels;

/**
 * Where a noisy step points, against the gradient of the whole training set at the parameters before the update: 1 the
 * same way, 0 across. That averaging makes the second number larger than the first is momentum's first reason.
 *
 * @param batch cosine of the batch's gradient, before treatment, to the full gradient; NaN where either is zero
 * @param velocity cosine of what the optimizer did, the negated change of the parameters, to the full gradient
 */
public record Compass(double batch, double velocity) {

    /**
     * From flat arrays of the same layout.
     *
     * @param full gradient over the whole training set
     * @param batch gradient of the batch
     * @param before parameters before the update
     * @param after parameters after it
     */
    public static Compass of(double[] full, double[] batch, double[] before, double[] after) {
        double[] velocity = new double[full.length];
        for (int i = 0; i < velocity.length; i++) {
            velocity[i] = before[i] - after[i];
        }
        return new Compass(cosine(full, batch), cosine(full, velocity));
    }

    /** a b / (||a|| ||b||), summed in order; NaN where a norm is zero or not finite. */
    static double cosine(double[] a, double[] b) {
        double normA = Kernels.norm(a, 0, a.length, 1);
        double normB = Kernels.norm(b, 0, b.length, 1);
        if (normA == 0 || normB == 0) {
            return Double.NaN;
        }
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum = Math.fma(a[i] / normA, b[i] / normB, sum);
        }
        // Rounding may leave it a little outside.
        return Math.clamp(sum, -1, 1);
    }
}
