package downhill.nn;

import downhill.choice.Default;
import downhill.choice.Range;
import downhill.choice.Term;

/** A fully connected layer with bias: linear part, normalisation, activation. */
@Term(id = "dense", formula = "a = f(norm(W x + b))")
public record Dense(
        @Range(value = 8, min = 1, max = 1024) int units,
        @Default("tanh") Activation activation,
        @Default("xavier_uniform") Initialiser initialiser,
        @Default("none") Normalization normalization)
        implements Layer {}
