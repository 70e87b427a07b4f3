package downhill.nn;

import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Term;

/** Layer normalisation with learned scale and shift: over the units of one row, whatever the batch. */
@Term(
        id = "layer_norm",
        formula = "gamma * (z - mean over units) / sqrt(var over units + eps) + beta",
        paper = "Ba, Kiros & Hinton 2016, Layer normalization")
public record LayerNorm(
        @Range(value = 1e-5, min = 1e-12, max = 1, scale = Scale.LOG)
        double eps) implements Normalization {}
