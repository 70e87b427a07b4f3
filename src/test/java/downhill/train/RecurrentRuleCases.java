package downhill.train;

import downhill.data.DataSpec;
import downhill.data.MiniBatch;
import downhill.data.RememberFirst;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.Network;
import downhill.nn.Gru;
import downhill.nn.Initialiser;
import downhill.nn.Layer;
import downhill.nn.Lstm;
import downhill.nn.Orthogonal;
import downhill.nn.Relu;
import downhill.nn.Rnn;
import downhill.nn.Tanh;
import downhill.nn.XavierUniform;
import downhill.optim.ClipNorm;
import downhill.optim.Sgd;
import downhill.optim.Treatment;
import java.util.Collections;
import java.util.List;
import java.util.function.LongFunction;

/**
 * What the rules say of networks that remember. Each looks from layer to layer, none from moment to moment: a signal that
 * is lost on its way through time is told by what comes of it, a network that does not learn; one that explodes there by
 * the gradient that leaps.
 */
final class RecurrentRuleCases {
    private static final Initialiser XAVIER = new XavierUniform(1);
    private static final Initialiser WEAK = new XavierUniform(0.01);
    private static final Initialiser STATE = new Orthogonal(1);
    private static final int MOMENTS = 10;
    private static final int MANY = 20;

    private RecurrentRuleCases() {}

    static List<RuleCases.Case> all() {
        Layer weak = new Rnn(6, new Tanh(), WEAK, STATE, 0);
        Layer tanh = new Rnn(6, new Tanh(), XAVIER, STATE, 0);
        Layer forgetful = new Rnn(6, new Tanh(), XAVIER, WEAK, 0);
        Layer lstm = new Lstm(6, XAVIER, STATE, 0, 1);
        Layer gru = new Gru(6, XAVIER, STATE, 0);
        Layer growing = new Rnn(16, new Relu(), XAVIER, STATE, 3);
        return List.of(
                of("vanishing", "four recurrent layers from small weights", true, 80, stacked(4, weak)),
                of("vanishing", "five recurrent layers from small weights", true, 80, stacked(5, weak)),
                of("vanishing", "four recurrent tanh layers", false, 100, stacked(4, tanh)),
                of("vanishing", "four LSTM layers", false, 100, stacked(4, lstm)),
                of("vanishing", "four GRU layers", false, 100, stacked(4, gru)),
                of("vanishing", "four layers that forget through time", false, 100, stacked(4, forgetful)),
                of("not_learning", "four recurrent layers from small weights", true, 270, stacked(4, weak)),
                of("not_learning", "remembering", false, 270, stacked(1, new Lstm(8, XAVIER, STATE, 0, 3))),
                of("exploding", "a state that triples at every moment", true, 20, one(growing, List.of())),
                of("diverged", "a state that triples at every moment", true, 20, one(growing, List.of())),
                of("exploding", "an LSTM", false, 100, one(new Lstm(8, XAVIER, STATE, 0, 1), List.of())),
                of("exploding", "the same state, clipped", false, 100, one(growing, List.of(new ClipNorm(0.01)))),
                of("symmetry", "an LSTM's gates", false, 60, stacked(1, lstm)));
    }

    private static RuleCases.Case of(
            String rule, String name, boolean guilty, int updates, LongFunction<Experiment> of) {
        return new RuleCases.Case(rule, name, guilty, updates, of);
    }

    private static LongFunction<Experiment> stacked(int count, Layer layer) {
        return seed -> remember(seed, MOMENTS, Collections.nCopies(count, layer), List.of());
    }

    private static LongFunction<Experiment> one(Layer layer, List<Treatment> treatment) {
        return seed -> remember(seed, MANY, List.of(layer), treatment);
    }

    private static Experiment remember(long seed, int moments, List<Layer> layers, List<Treatment> treatment) {
        Experiment experiment = Cards.first()
                .withSeed(seed)
                .withData(new DataSpec(new RememberFirst(moments, 0.1), 100, 100, seed, true))
                .withSubject(new Network(layers, XAVIER));
        return experiment.withTraining(experiment
                .training()
                .withOptimizer(new Sgd(), 0.1)
                .withTreatment(treatment)
                .withBatch(new MiniBatch(20)));
    }
}
