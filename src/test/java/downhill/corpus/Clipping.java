package downhill.corpus;

import downhill.math.Layout;
import downhill.math.Tensor;
import downhill.optim.ClipNorm;
import downhill.optim.ClipTensorNorm;
import downhill.optim.ClipValue;
import downhill.optim.Treatment;
import java.util.List;

/** Compares gradients with the limits of the treatments that the corpus has. */
final class Clipping {
    private Clipping() {}

    /** Whether one of the treatments would make an element of this gradient smaller. */
    static boolean cuts(List<Treatment> treatments, double[] gradient, Layout layout) {
        return treatments.stream().anyMatch(treatment -> switch (treatment) {
            case ClipNorm clip -> norm(gradient, 0, gradient.length) > clip.maxNorm();
            case ClipTensorNorm clip ->
                layout.tensors().stream().anyMatch(tensor -> norm(gradient, tensor) > clip.maxNorm());
            case ClipValue clip -> largest(gradient) > clip.clipValue();
            default -> throw new IllegalStateException("The corpus has no " + treatment.id());
        });
    }

    private static double norm(double[] gradient, Tensor tensor) {
        return norm(gradient, tensor.offset(), tensor.end());
    }

    static double norm(double[] v, int from, int to) {
        double largest = 0;
        for (int i = from; i < to; i++) {
            largest = Math.max(largest, Math.abs(v[i]));
        }
        if (largest == 0 || !Double.isFinite(largest)) {
            return largest;
        }
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (v[i] / largest) * (v[i] / largest);
        }
        return largest * Math.sqrt(sum);
    }

    private static double largest(double[] v) {
        double largest = 0;
        for (double each : v) {
            largest = Math.max(largest, Math.abs(each));
        }
        return largest;
    }
}
