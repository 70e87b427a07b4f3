package downhill.nn;

import downhill.choice.Default;
import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Term;
import java.util.List;

/**
 * Long short-term memory: gates i, f, g, o.
 *
 * @param initialiser of the weights of the input, gate by gate
 * @param stateInitialiser initialiser of the weights of the state before, gate by gate
 * @param spectralRadius to which the weights of the state are scaled, gate by gate; 0 leaves them as drawn
 * @param forgetBias at which the forget gate starts; 1 keeps the memory open
 */
@Term(
        id = "lstm",
        formula = "c = f c + i g; h = o tanh(c)",
        paper = "Hochreiter & Schmidhuber 1997, Long short-term memory")
public record Lstm(
        @Range(value = 8, min = 1, max = 1024, scale = Scale.LOG)
        int units,

        @Default("xavier_uniform") Initialiser initialiser,
        @Default("orthogonal") Initialiser stateInitialiser,
        @Range(value = 0, max = 10) double spectralRadius,
        @Range(value = 1, min = -10, max = 10) double forgetBias)
        implements Layer {

    @Override
    public Lstm withUnits(int other) {
        return new Lstm(other, initialiser, stateInitialiser, spectralRadius, forgetBias);
    }

    @Override
    public Lstm withInitialiser(Initialiser other) {
        return new Lstm(units, other, stateInitialiser, spectralRadius, forgetBias);
    }

    @Override
    public List<String> gates() {
        return List.of("input", "forget", "cell", "output");
    }

    @Override
    public long parameters(long inputs) {
        return 4 * (inputs + units + 2) * units;
    }
}
