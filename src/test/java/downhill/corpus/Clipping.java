package downhill.corpus;

import downhill.math.Layout;
import downhill.math.Tensor;
import downhill.optim.ClipNorm;
import downhill.optim.ClipTensorNorm;
import downhill.optim.ClipValue;
import downhill.optim.Treatment;
import java.util.Arrays;
import java.util.List;

/** Compares gradients with the limits of the treatments that the corpus has. */
final class Clipping {
    private Clipping() {}

    /** The largest share of the elements of this gradient that one of the treatments would make smaller. */
    static double share(List<Treatment> treatments, double[] gradient, Layout layout) {
        double most = 0;
        for (Treatment treatment : treatments) {
            double cut = switch (treatment) {
                case ClipNorm clip -> norm(gradient, 0, gradient.length) > clip.maxNorm() ? gradient.length : 0;
                case ClipTensorNorm clip -> inTensors(gradient, layout, clip.maxNorm());
                case ClipValue clip ->
                    Arrays.stream(gradient)
                            .filter(g -> Math.abs(g) > clip.clipValue())
                            .count();
                default -> throw new IllegalStateException("The corpus has no " + treatment.id());
            };
            most = Math.max(most, cut / gradient.length);
        }
        return most;
    }

    private static double inTensors(double[] gradient, Layout layout, double limit) {
        double cut = 0;
        for (Tensor tensor : layout.tensors()) {
            cut += norm(gradient, tensor.offset(), tensor.end()) > limit ? tensor.size() : 0;
        }
        return cut;
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
}
