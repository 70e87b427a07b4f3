package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Term;

/**
 * Multiplies the loss before the backward pass and divides the gradient after it, as training in small floats needs.
 *
 * <p>With a power of two nothing changes but where numbers overflow; then the update is skipped. What stands before it
 * in a list sees the scaled gradient.
 */
@Term(
        id = "loss_scale",
        formula = "backward of scale * loss; g = g / scale; skip where an element is not finite",
        paper = "Micikevicius et al. 2018, Mixed precision training")
public record LossScale(
        @Range(value = 65536, min = 1e-6, max = 9e307, scale = Scale.LOG)
        double scale) implements Treatment {

    @Override
    public void apply(double[] gradient, Treating on) {
        Blocks.unscale(gradient, on.layout().size(), scale, on);
    }

    @Override
    public double lossScale(double[] state) {
        return scale;
    }
}
