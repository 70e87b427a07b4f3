package downhill.nn;

import downhill.choice.Default;
import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Term;
import java.util.List;

/**
 * Gated recurrent unit: gates r, z, n.
 *
 * @param initialiser of the weights of the input, gate by gate
 * @param stateInitialiser initialiser of the weights of the state before, gate by gate
 * @param spectralRadius to which the weights of the state are scaled, gate by gate; 0 leaves them as drawn
 */
@Term(
        id = "gru",
        formula = "n = tanh(W_in x + b_in + r (W_hn h + b_hn)); h = (1 - z) n + z h",
        paper = "Cho et al. 2014, Learning phrase representations using RNN encoder-decoder")
public record Gru(
        @Range(value = 8, min = 1, max = 1024, scale = Scale.LOG)
        int units,

        @Default("xavier_uniform") Initialiser initialiser,
        @Default("orthogonal") Initialiser stateInitialiser,
        @Range(value = 0, max = 10) double spectralRadius)
        implements Layer {

    @Override
    public Gru withUnits(int other) {
        return new Gru(other, initialiser, stateInitialiser, spectralRadius);
    }

    @Override
    public Gru withInitialiser(Initialiser other) {
        return new Gru(units, other, stateInitialiser, spectralRadius);
    }

    @Override
    public List<String> gates() {
        return List.of("reset", "update", "new");
    }

    @Override
    public long parameters(long inputs) {
        return 3 * (inputs + units + 2) * units;
    }
}
