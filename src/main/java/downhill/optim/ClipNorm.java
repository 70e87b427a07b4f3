package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Term;

/**
 * Scales the whole gradient down where its norm over all tensors exceeds a limit, as PyTorch does it.
 *
 * @param normType 1 for the sum of magnitudes, 2 for the Euclidean norm, 0 for the largest magnitude (infinity)
 */
@Term(
        id = "clip_grad_norm",
        formula = "g = g * min(1, c / (||g|| + 1e-6))",
        paper = "Pascanu, Mikolov & Bengio 2013, On the difficulty of training recurrent neural networks")
public record ClipNorm(
        @Range(value = 1, min = 1e-8, max = 1e6, scale = Scale.LOG)
        double maxNorm,

        @Range(value = 2, max = 2) int normType)
        implements Treatment {

    /** With the Euclidean norm. */
    public ClipNorm(double maxNorm) {
        this(maxNorm, 2);
    }

    @Override
    public void apply(double[] gradient, Treating on) {
        int size = on.layout().size();
        Blocks.clipAsPyTorch(gradient, 0, size, norm(gradient, size), maxNorm, on);
    }

    private double norm(double[] gradient, int size) {
        return switch (normType) {
            case 0 -> Blocks.largest(gradient, 0, size);
            case 1 -> Blocks.sumOfMagnitudes(gradient, 0, size);
            default -> Blocks.plainNorm(gradient, 0, size);
        };
    }
}
