package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Term;

/** Scales the whole gradient down to a limit where its Euclidean norm exceeds it: the textbook's form. */
@Term(
        id = "clip_norm",
        formula = "g = g * c / ||g|| if ||g|| > c",
        paper = "Pascanu, Mikolov & Bengio 2013, On the difficulty of training recurrent neural networks")
public record ClipExactNorm(
        @Range(value = 1, min = 1e-8, max = 1e6, scale = Scale.LOG)
        double maxNorm) implements Treatment {

    @Override
    public void apply(double[] gradient, Treating on) {
        int size = on.layout().size();
        double norm = Blocks.norm(gradient, 0, size);
        if (norm > maxNorm) {
            Blocks.scale(gradient, 0, size, maxNorm / norm);
            on.clipped(size, size);
            on.scaled(maxNorm / norm);
        } else {
            on.clipped(0, size);
        }
    }
}
