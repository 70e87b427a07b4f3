package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Term;

/** Multiplies the whole gradient. */
@Term(id = "scale", formula = "g = factor * g", paper = "Robbins & Monro 1951, A stochastic approximation method")
public record ScaleGradient(
        @Range(value = 0.1, min = 1e-6, max = 1e6, scale = Scale.LOG)
        double factor) implements Treatment {

    @Override
    public void apply(double[] gradient, Treating on) {
        if (factor != 1) {
            Blocks.scale(gradient, 0, on.layout().size(), factor);
            on.scaled(factor);
        }
    }
}
