package downhill.nn;

import downhill.choice.Default;
import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Term;

/**
 * A simple recurrent layer.
 *
 * @param initialiser of the weights of the input, gate by gate
 * @param stateInitialiser initialiser of the weights of the state before, gate by gate
 * @param spectralRadius to which the weights of the state are scaled, gate by gate; 0 leaves them as drawn
 */
@Term(id = "rnn", formula = "h = f(W_ih x + b_ih + W_hh h + b_hh)", paper = "Elman 1990, Finding structure in time")
public record Rnn(
        @Range(value = 8, min = 1, max = 1024, scale = Scale.LOG)
        int units,

        @Default("tanh") Activation activation,
        @Default("xavier_uniform") Initialiser initialiser,
        @Default("orthogonal") Initialiser stateInitialiser,
        @Range(value = 0, max = 10) double spectralRadius)
        implements Layer {

    @Override
    public Rnn withUnits(int other) {
        return new Rnn(other, activation, initialiser, stateInitialiser, spectralRadius);
    }

    @Override
    public Rnn withInitialiser(Initialiser other) {
        return new Rnn(units, activation, other, stateInitialiser, spectralRadius);
    }

    @Override
    public long parameters(long inputs) {
        return (inputs + units + 2) * units;
    }
}
