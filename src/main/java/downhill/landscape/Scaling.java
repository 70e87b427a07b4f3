package downhill.landscape;

import downhill.math.Kernels;
import downhill.math.Tensor;
import downhill.train.WholeLoss;
import java.util.List;

/**
 * How a random direction is made as long as the weights that it moves, so that networks of different scales compare:
 * each of its blocks gets the norm of the weights' block. Biases, scales and shifts do not move, except where said.
 *
 * <p>Weights that are all 0 give a direction of 0: there is no scale to take.
 *
 * <p>Source: Li et al. 2018, Visualizing the loss landscape of neural nets; with the authors' 1e-10 in the denominator.
 */
public enum Scaling {
    /** A block is what one unit reads, a row of {@code W[out][in]}: Li et al. */
    FILTER,
    /** A block is a whole weight matrix. */
    LAYER,
    /** A block is a row with its bias. */
    FILTER_WITH_BIAS;

    private static final double TINY = 1e-10;

    /**
     * The direction that is made of a raw one.
     *
     * @param raw flat
     * @param centre flat, the parameters whose norms it gets
     */
    public double[] of(double[] raw, double[] centre, WholeLoss loss) {
        double[] scaled = new double[raw.length];
        for (Tensor weight : loss.weights()) {
            if (this == LAYER) {
                block(raw, centre, scaled, weight.offset(), weight.end(), -1);
                continue;
            }
            int bias = this == FILTER_WITH_BIAS ? bias(weight, loss.layout().tensors()) : -1;
            for (int row = 0; row < weight.rows(); row++) {
                int from = weight.offset() + row * weight.columns();
                block(raw, centre, scaled, from, from + weight.columns(), bias < 0 ? -1 : bias + row);
            }
        }
        return scaled;
    }

    /** Offset of the bias that belongs to a weight matrix, as its name says; -1 for none. */
    private static int bias(Tensor weight, List<Tensor> tensors) {
        String name = weight.name().replace("weight", "bias");
        return tensors.stream()
                .filter(tensor -> tensor.name().equals(name) && tensor.rows() == weight.rows())
                .mapToInt(Tensor::offset)
                .findFirst()
                .orElse(-1);
    }

    private static void block(double[] raw, double[] centre, double[] scaled, int from, int to, int bias) {
        double factor = norm(centre, from, to, bias) / (norm(raw, from, to, bias) + TINY);
        for (int i = from; i < to; i++) {
            scaled[i] = factor * raw[i];
        }
        if (bias >= 0) {
            scaled[bias] = factor * raw[bias];
        }
    }

    private static double norm(double[] v, int from, int to, int bias) {
        double squares = Kernels.sumOfSquares(v, from, to);
        return Math.sqrt(bias < 0 ? squares : Math.fma(v[bias], v[bias], squares));
    }
}
