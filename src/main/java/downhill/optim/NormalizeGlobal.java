package downhill.optim;

import downhill.choice.Term;

/** Gives the whole gradient length 1; one of zeros stays. */
@Term(
        id = "normalize_global",
        formula = "g = g / ||g||",
        paper = "Hazan, Levy & Shalev-Shwartz 2015, Beyond convexity: stochastic quasi-convex optimization")
public record NormalizeGlobal() implements Treatment {

    @Override
    public void apply(double[] gradient, Treating on) {
        Blocks.normalize(gradient, 0, on.layout().size(), on);
    }
}
