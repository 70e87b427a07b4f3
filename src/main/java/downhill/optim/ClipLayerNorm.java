package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Term;

/** Scales the gradient of each layer down where its norm over all tensors of the layer exceeds a limit. */
@Term(
        id = "clip_layer_norm",
        formula = "g = g * min(1, c / (||g|| + 1e-6)) for each layer",
        paper = "torch.nn.utils.clip_grad_norm_, layer by layer")
public record ClipLayerNorm(
        @Range(value = 1, min = 1e-8, max = 1e6, scale = Scale.LOG)
        double maxNorm) implements Treatment {

    @Override
    public void apply(double[] gradient, Treating on) {
        int[] bounds = on.layers();
        for (int i = 1; i < bounds.length; i++) {
            Blocks.clipAsPyTorch(
                    gradient,
                    bounds[i - 1],
                    bounds[i],
                    Blocks.plainNorm(gradient, bounds[i - 1], bounds[i]),
                    maxNorm,
                    on);
        }
    }
}
