package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Term;
import downhill.math.Tensor;

/**
 * Scales the gradient of each unit down where it exceeds a share of the unit's weights.
 *
 * <p>A unit is a row of a matrix; a tensor with one column counts as a vector, which is one unit as a whole.
 *
 * @param clipping largest share of the norm of the weights
 * @param eps norm that weights near zero count as
 */
@Term(
        id = "agc",
        formula = "m = clipping * max(||w||, eps); g = g * m / max(||g||, 1e-6) if ||g|| > m, for each unit",
        paper = "Brock, De, Smith & Simonyan 2021, High-performance large-scale image recognition "
                + "without normalization")
public record AdaptiveClip(
        @Range(value = 0.01, min = 1e-6, max = 100, scale = Scale.LOG)
        double clipping,

        @Range(value = 1e-3, min = 1e-12, max = 1, scale = Scale.LOG)
        double eps)
        implements Treatment {
    private static final double SMALLEST = 1e-6;

    @Override
    public void apply(double[] gradient, Treating on) {
        int tensors = on.layout().tensors().size();
        for (int k = 0; k < tensors; k++) {
            Tensor tensor = on.layout().tensors().get(k);
            int unit = tensor.columns() == 1 ? tensor.size() : tensor.columns();
            for (int from = tensor.offset(); from < tensor.end(); from += unit) {
                clip(gradient, from, from + unit, on);
            }
        }
    }

    private void clip(double[] gradient, int from, int to, Treating on) {
        double limit = clipping * Math.max(Blocks.norm(on.parameters(), from, to), eps);
        double norm = Blocks.norm(gradient, from, to);
        if (norm > limit) {
            double factor = limit / Math.max(norm, SMALLEST);
            Blocks.scale(gradient, from, to, factor);
            on.clipped((long) to - from, (long) to - from);
            on.scaled(factor);
        } else {
            on.clipped(0, (long) to - from);
        }
    }
}
