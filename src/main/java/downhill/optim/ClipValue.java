package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Term;

/** Cuts each element to an interval around zero; NaN stays NaN. */
@Term(id = "clip_grad_value", formula = "g = min(max(g, -c), c)", paper = "torch.nn.utils.clip_grad_value_")
public record ClipValue(
        @Range(value = 0.5, min = 1e-8, max = 1e6, scale = Scale.LOG)
        double clipValue) implements Treatment {

    @Override
    public void apply(double[] gradient, Treating on) {
        int size = on.layout().size();
        double largest = 0;
        int cut = 0;
        for (int i = 0; i < size; i++) {
            double magnitude = Math.abs(gradient[i]);
            if (magnitude > clipValue) {
                cut++;
                largest = Math.max(largest, magnitude);
            }
        }
        on.clipped(cut, size);
        if (cut == 0) {
            return;
        }
        for (int i = 0; i < size; i++) {
            gradient[i] = Math.max(-clipValue, Math.min(clipValue, gradient[i]));
        }
        on.scaled(clipValue / largest);
    }
}
