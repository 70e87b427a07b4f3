package downhill.nn;

import downhill.choice.Range;
import downhill.choice.Term;

/** Half precision: small gradients become 0 and large ones infinite, unless the loss is scaled. */
@Term(
        id = "float16",
        formula = "11 significant bits, largest 65504, smallest 6e-8",
        paper = "Micikevicius et al. 2018, Mixed precision training")
public record Float16(@Range(1) boolean master) implements Precision {
    private static final int SIGNIFICANT = 11;
    private static final int SMALLEST_EXPONENT = -14;
    private static final double LARGEST = 65504;

    @Override
    public double round(double x) {
        return Rounding.round(x, SIGNIFICANT, SMALLEST_EXPONENT, LARGEST);
    }

    @Override
    public void round(double[] v, int from, int to) {
        for (int i = from; i < to; i++) {
            v[i] = Rounding.round(v[i], SIGNIFICANT, SMALLEST_EXPONENT, LARGEST);
        }
    }
}
