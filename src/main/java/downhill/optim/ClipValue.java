package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Term;
import downhill.math.Layout;

/** Cuts each element to an interval around zero; NaN stays NaN. */
@Term(id = "clip_grad_value", formula = "g = min(max(g, -c), c)", paper = "torch.nn.utils.clip_grad_value_")
public record ClipValue(
        @Range(value = 0.5, min = 1e-8, max = 1e6, scale = Scale.LOG)
        double clipValue) implements Treatment {

    @Override
    public boolean apply(double[] gradient, Layout layout) {
        boolean cut = false;
        for (int i = 0; i < layout.size(); i++) {
            double g = gradient[i];
            if (Math.abs(g) > clipValue) {
                gradient[i] = g > 0 ? clipValue : -clipValue;
                cut = true;
            }
        }
        return cut;
    }
}
