package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Term;
import downhill.math.Kernels;
import downhill.math.Layout;

/** Scales the whole gradient down where its L2 norm over all tensors exceeds a limit. */
@Term(
        id = "clip_grad_norm",
        formula = "g = g * min(1, c / (||g|| + 1e-6))",
        paper = "Pascanu, Mikolov & Bengio 2013, On the difficulty of training recurrent neural networks")
public record ClipNorm(
        @Range(value = 1, min = 1e-8, max = 1e6, scale = Scale.LOG)
        double maxNorm) implements Treatment {
    private static final double PYTORCH_EPSILON = 1e-6;

    @Override
    public boolean apply(double[] gradient, Layout layout) {
        double norm = Math.sqrt(Kernels.sumOfSquares(gradient, 0, layout.size()));
        double factor = maxNorm / (norm + PYTORCH_EPSILON);
        if (factor >= 1) {
            return false;
        }
        for (int i = 0; i < layout.size(); i++) {
            gradient[i] *= factor;
        }
        return true;
    }
}
