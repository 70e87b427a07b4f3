package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Term;
import downhill.math.Functions;
import downhill.math.Kernels;
import downhill.math.Layout;
import downhill.math.Tensor;
import java.util.List;

/** Adam with a step for each tensor in proportion to its size. */
@Term(
        id = "lamb",
        formula = "m, v as in adam; u = m / (1 - b1^t) / (sqrt(v / (1 - b2^t)) + eps) + wd * p, "
                + "without the corrections unless bias_correction; for each tensor: p = p - lr * "
                + "||p|| / ||u|| * u, the ratio 1 if either norm is 0",
        paper = "You et al. 2020, Large batch optimization for deep learning: training BERT in 76 minutes")
public record Lamb(
        @Range(value = 0.9, max = 0.9999) double beta1,
        @Range(value = 0.999, max = 0.999999) double beta2,

        @Range(value = 1e-6, min = 1e-16, max = 1, scale = Scale.LOG)
        double eps,

        @Range(0) double weightDecay,
        @Range(1) boolean biasCorrection)
        implements Optimizer {

    @Override
    public List<String> memory() {
        return List.of("m", "v");
    }

    @Override
    public void update(double[] p, double[] g, double rate, OptimizerState state, Layout layout) {
        double[] m = state.slot(0);
        double[] v = state.slot(1);
        int n = layout.size();
        double[] u = state.scratch(0, n);
        double correct1 = !biasCorrection ? 1 : 1 - Functions.pow(beta1, state.updates());
        double correct2 = !biasCorrection ? 1 : 1 - Functions.pow(beta2, state.updates());
        for (int i = 0; i < n; i++) {
            m[i] = beta1 * m[i] + (1 - beta1) * g[i];
            v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
            u[i] = m[i] / correct1 / (Math.sqrt(v[i] / correct2) + eps) + weightDecay * p[i];
        }
        int tensors = layout.tensors().size();
        for (int k = 0; k < tensors; k++) {
            Tensor tensor = layout.tensors().get(k);
            double local = rate * trust(p, u, tensor);
            int end = tensor.end();
            for (int i = tensor.offset(); i < end; i++) {
                p[i] -= local * u[i];
            }
        }
    }

    private static double trust(double[] p, double[] u, Tensor tensor) {
        double size = Math.sqrt(Kernels.sumOfSquares(p, tensor.offset(), tensor.end()));
        double step = Math.sqrt(Kernels.sumOfSquares(u, tensor.offset(), tensor.end()));
        return size == 0 || step == 0 ? 1 : size / step;
    }
}
