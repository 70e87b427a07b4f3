package downhill.measure;

import downhill.math.Kernels;
import downhill.math.Tensor;
import java.util.List;

/**
 * How large the numbers of some tensors are.
 *
 * @param rms root of the mean square; not finite if any number is not
 * @param norm Euclidean norm; likewise
 * @param largest largest magnitude; NaN if any number is
 * @param zeros share from 0 to 1 of numbers that are exactly 0
 * @param nonFinite share from 0 to 1 of numbers that are infinite or NaN
 */
public record Magnitudes(double rms, double norm, double largest, double zeros, double nonFinite) {

    /** Of these tensors inside flat numbers, in their order. */
    public static Magnitudes of(double[] flat, List<Tensor> tensors) {
        double squares = 0;
        double largest = 0;
        long zeros = 0;
        long finite = 0;
        long size = 0;
        for (Tensor tensor : tensors) {
            squares += Kernels.sumOfSquares(flat, tensor.offset(), tensor.end());
            size += tensor.size();
            for (int i = tensor.offset(); i < tensor.end(); i++) {
                largest = Math.max(largest, Math.abs(flat[i]));
                zeros += flat[i] == 0 ? 1 : 0;
                finite += Double.isFinite(flat[i]) ? 1 : 0;
            }
        }
        double count = (double) size;
        return new Magnitudes(
                Math.sqrt(squares / count),
                Math.sqrt(squares),
                largest,
                (double) zeros / count,
                (double) (size - finite) / count);
    }

    /** Euclidean norm of these tensors. */
    public static double norm(double[] flat, List<Tensor> tensors) {
        return Math.sqrt(squares(flat, tensors));
    }

    /** Root of the mean square of these tensors. */
    public static double rms(double[] flat, List<Tensor> tensors) {
        long size = tensors.stream().mapToLong(Tensor::size).sum();
        return Math.sqrt(squares(flat, tensors) / (double) size);
    }

    private static double squares(double[] flat, List<Tensor> tensors) {
        double squares = 0;
        for (Tensor tensor : tensors) {
            squares += Kernels.sumOfSquares(flat, tensor.offset(), tensor.end());
        }
        return squares;
    }

    /**
     * ||after - before|| / ||before|| over these tensors: the relative step of an update; NaN from all zeros.
     *
     * @param before flat
     * @param after flat
     */
    public static double relativeStep(double[] before, double[] after, List<Tensor> tensors) {
        double change = 0;
        double size = 0;
        for (Tensor tensor : tensors) {
            for (int i = tensor.offset(); i < tensor.end(); i++) {
                double d = after[i] - before[i];
                change = Math.fma(d, d, change);
            }
            size += Kernels.sumOfSquares(before, tensor.offset(), tensor.end());
        }
        return size == 0 ? Double.NaN : Math.sqrt(change / size);
    }
}
