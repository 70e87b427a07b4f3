package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Term;
import downhill.math.Kernels;
import downhill.math.Layout;
import downhill.math.Tensor;
import java.util.List;

/**
 * Momentum with a learning rate for each tensor, in proportion to its size.
 *
 * @param trustCoefficient eta, the relative size of a step
 */
@Term(
        id = "lars",
        formula = "for each tensor: r = eta ||p|| / (||g|| + wd ||p||), 1 if either norm is 0; v "
                + "= mu * v + lr * r * (g + wd * p); p = p - v",
        paper = "You, Gitman & Ginsburg 2017, Large batch training of convolutional networks")
public record Lars(
        @Range(0.9) double momentum,
        @Range(0) double weightDecay,

        @Range(value = 0.001, min = 1e-6, max = 1, scale = Scale.LOG)
        double trustCoefficient)
        implements Optimizer {

    @Override
    public List<String> memory() {
        return List.of("v");
    }

    @Override
    public void update(double[] p, double[] g, double rate, OptimizerState state, Layout layout) {
        double[] v = state.slot(0);
        int tensors = layout.tensors().size();
        for (int k = 0; k < tensors; k++) {
            Tensor tensor = layout.tensors().get(k);
            double local = rate * trust(p, g, tensor);
            int end = tensor.end();
            for (int i = tensor.offset(); i < end; i++) {
                v[i] = momentum * v[i] + local * (g[i] + weightDecay * p[i]);
                p[i] -= v[i];
            }
        }
    }

    private double trust(double[] p, double[] g, Tensor tensor) {
        double size = Math.sqrt(Kernels.sumOfSquares(p, tensor.offset(), tensor.end()));
        double slope = Math.sqrt(Kernels.sumOfSquares(g, tensor.offset(), tensor.end()));
        return size == 0 || slope == 0 ? 1 : trustCoefficient * size / (slope + weightDecay * size);
    }
}
