package downhill.train;

import downhill.math.Layout;
import downhill.math.Tensor;
import java.util.Optional;

/** Looks for running statistics that are no longer finite. */
final class SpoiltStatistics {
    private SpoiltStatistics() {}

    /** The first tensor with such a number, and the largest finite one in it. */
    static Optional<Divergence.Origin> find(NetworkGround ground, Layout layout) {
        double[] buffers = ground.values().buffers();
        for (Tensor tensor : layout.tensors()) {
            boolean spoilt = false;
            double largest = 0;
            for (int i = tensor.offset(); i < tensor.end(); i++) {
                boolean finite = Double.isFinite(buffers[i]);
                spoilt |= !finite;
                largest = finite ? Math.max(largest, Math.abs(buffers[i])) : largest;
            }
            if (spoilt) {
                return Optional.of(
                        new Divergence.Origin(ground.layerOf(tensor), "statistics " + tensor.name(), largest));
            }
        }
        return Optional.empty();
    }
}
