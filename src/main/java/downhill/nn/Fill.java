package downhill.nn;

import downhill.math.Stream;
import downhill.math.Tensor;

/** Fills a tensor with draws, in the order of its elements. */
final class Fill {
    private Fill() {}

    /** Uniform in [-bound, bound). */
    static void uniform(double[] parameters, Tensor tensor, double bound, Stream stream) {
        for (int i = tensor.offset(); i < tensor.end(); i++) {
            parameters[i] = stream.uniform(-bound, bound);
        }
    }

    /** Normal with mean 0. */
    static void normal(double[] parameters, Tensor tensor, double deviation, Stream stream) {
        for (int i = tensor.offset(); i < tensor.end(); i++) {
            parameters[i] = deviation * stream.normal();
        }
    }

    /** Number of inputs of a layer, or of its units. */
    static int fan(Tensor weights, boolean out) {
        return out ? weights.rows() : weights.columns();
    }
}
