package downhill.nn;

import downhill.choice.Term;

/** Nothing. */
@Term(id = "none")
public record NoNormalization() implements Normalization {}
