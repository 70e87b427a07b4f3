package downhill.nn;

import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Term;

/** The sequence is cut into pieces of k moments: states flow on, gradients stay in their piece. */
@Term(
        id = "chunks",
        formula = "nothing is carried back from moment t where t mod k = 0",
        paper =
                "Williams & Peng 1990, An efficient gradient-based algorithm for on-line training of recurrent networks")
public record Chunks(
        @Range(value = 10, min = 1, max = 10_000, scale = Scale.LOG)
        int k) implements Truncation {

    @Override
    public boolean cuts(int t, int steps) {
        return t % k == 0;
    }
}
