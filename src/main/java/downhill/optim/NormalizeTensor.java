package downhill.optim;

import downhill.choice.Term;

/** Gives each tensor's gradient length 1; one of zeros stays. */
@Term(
        id = "normalize_tensor",
        formula = "g = g / ||g|| for each tensor",
        paper = "Yu et al. 2017, Block-normalized gradient method: an empirical study for training deep "
                + "neural network")
public record NormalizeTensor() implements Treatment {

    @Override
    public void apply(double[] gradient, Treating on) {
        int[] bounds = on.tensors();
        for (int i = 1; i < bounds.length; i++) {
            Blocks.normalize(gradient, bounds[i - 1], bounds[i], on);
        }
    }
}
