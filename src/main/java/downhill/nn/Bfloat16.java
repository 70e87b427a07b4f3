package downhill.nn;

import downhill.choice.Range;
import downhill.choice.Term;

/** The range of float32 with eight significant bits. */
@Term(
        id = "bfloat16",
        formula = "8 significant bits, largest 3.4e38",
        paper = "Kalamkar et al. 2019, A study of BFLOAT16 for deep learning training")
public record Bfloat16(@Range(1) boolean master) implements Precision {
    private static final int SIGNIFICANT = 8;
    private static final int SMALLEST_EXPONENT = -126;
    private static final double LARGEST = 0x1.fep127;

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
