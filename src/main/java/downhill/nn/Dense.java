package downhill.nn;

import downhill.choice.Default;
import downhill.choice.Range;
import downhill.choice.Term;

/**
 * A fully connected layer with bias: linear part, normalisation, activation, dropout, residual connection.
 *
 * @param dropout share of outputs that an update drops
 * @param residual whether the layer's input is added to its output; both need the same width
 */
@Term(id = "dense", formula = "a = f(norm(W x + b))")
public record Dense(
        @Range(value = 8, min = 1, max = 1024) int units,
        @Default("tanh") Activation activation,
        @Default("xavier_uniform") Initialiser initialiser,
        @Default("none") Normalization normalization,
        @Range(value = 0, max = 0.95) double dropout,
        @Range(0) boolean residual)
        implements Layer {

    /** Without dropout and residual connection. */
    public Dense(int units, Activation activation, Initialiser initialiser, Normalization normalization) {
        this(units, activation, initialiser, normalization, 0, false);
    }

    @Override
    public Dense withUnits(int other) {
        return new Dense(other, activation, initialiser, normalization, dropout, residual);
    }

    @Override
    public Dense withInitialiser(Initialiser other) {
        return new Dense(units, activation, other, normalization, dropout, residual);
    }

    /** The same with another activation. */
    public Dense withActivation(Activation other) {
        return new Dense(units, other, initialiser, normalization, dropout, residual);
    }

    /** The same with another normalisation. */
    public Dense withNormalization(Normalization other) {
        return new Dense(units, activation, initialiser, other, dropout, residual);
    }

    @Override
    public boolean recurrent() {
        return false;
    }

    @Override
    public long parameters(long inputs) {
        return (inputs + (normalization instanceof NoNormalization ? 1 : 3)) * units;
    }
}
