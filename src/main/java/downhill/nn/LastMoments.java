package downhill.nn;

import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Term;

/** Only the last k moments learn from what comes after them. */
@Term(
        id = "last_k",
        formula = "nothing is carried back from moment T - k",
        paper =
                "Williams & Peng 1990, An efficient gradient-based algorithm for on-line training of recurrent networks")
public record LastMoments(
        @Range(value = 10, min = 1, max = 10_000, scale = Scale.LOG)
        int k) implements Truncation {

    @Override
    public boolean cuts(int t, int steps) {
        return t == steps - k;
    }
}
