package downhill.nn;

import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Term;

/** Batch normalisation with learned scale and shift; needs at least two rows in a batch. */
@Term(
        id = "batch_norm",
        formula = "gamma * (z - mean) / sqrt(var + eps) + beta",
        paper = "Ioffe & Szegedy 2015, Batch normalization")
public record BatchNorm(
        @Range(value = 1e-5, min = 1e-12, max = 1, scale = Scale.LOG)
        double eps,

        @Range(0.1) double momentum) implements Normalization {}
