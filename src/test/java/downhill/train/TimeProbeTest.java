package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.data.DataSpec;
import downhill.data.MiniBatch;
import downhill.data.RememberFirst;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.Network;
import downhill.experiment.OnSurface;
import downhill.measure.Blame;
import downhill.nn.Gru;
import downhill.nn.Initialiser;
import downhill.nn.Layer;
import downhill.nn.Lstm;
import downhill.nn.PytorchDefault;
import downhill.nn.Rnn;
import downhill.nn.Tanh;
import downhill.nn.WholeTime;
import downhill.optim.ClipNorm;
import downhill.optim.Sgd;
import downhill.surface.Sphere;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How far back the blame reaches while a network learns to remember, or does not. */
class TimeProbeTest {
    private static final int MOMENTS = 40;
    private static final Initialiser START = new PytorchDefault();
    private static final Layer RNN = new Rnn(16, new Tanh(), START, START, 0);
    private static final Layer LSTM = new Lstm(16, START, START, 0, 3);

    /** Remembering, as the card has it. */
    private static Experiment remembering(Layer layer, long seed) {
        Experiment experiment = Cards.first()
                .withSeed(seed)
                .withData(new DataSpec(new RememberFirst(MOMENTS, 0.1), 512, 256, seed, true))
                .withSubject(new Network(List.of(layer), START));
        return experiment.withTraining(experiment
                .training()
                .withOptimizer(new Sgd(), 0.5)
                .withTreatment(List.of(new ClipNorm(1)))
                .withBatch(new MiniBatch(32)));
    }

    private static Trainer trained(Experiment experiment, int updates) {
        Trainer trainer = new Trainer(experiment);
        for (int i = 0; i < updates; i++) {
            trainer.step(Needs.NOTHING);
        }
        return trainer;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anLstmThatLearnedToRememberCarriesTheBlameOnItsCellStateAndNotOnItsOutput(long seed) {
        Trainer trainer = trained(remembering(LSTM, seed), 200);
        Blame blame = new TimeProbe(trainer).measure().getFirst();
        assertThat(CardRuns.sets(trainer).test().metric()).isEqualTo(1);
        assertThat(blame.relativeHidden()).hasSize(MOMENTS).startsWith(1.0);
        assertThat(blame.relativeHidden().getLast()).isBetween(1e-4, 1e-2);
        assertThat(blame.relativeCell().getLast()).isBetween(0.1, 10.0);
    }

    @Test
    void inATanhNetworkItHasVanishedBeforeItsFirstUpdate() throws Exception {
        assertThat(CardRuns.keeping(CardRuns.SEEDS, seed -> {
                    Blame blame = new TimeProbe(new Trainer(remembering(RNN, seed)))
                            .measure()
                            .getFirst();
                    assertThat(blame.cell()).isEmpty();
                    double oldest = blame.relativeHidden().getLast();
                    return oldest > 0 && oldest < 1e-4;
                }))
                .hasSizeGreaterThanOrEqualTo(CardRuns.SEEDS - 1);
    }

    /** At the card's own rate; at 0.5 two or three in twenty begin to remember. */
    @Test
    @Tag("nightly")
    void inATanhNetworkItStaysVanishedWhileItLearnsNothing() throws Exception {
        assertThat(CardRuns.keeping(CardRuns.SEEDS, TimeProbeTest::vanishedWhileAtChance))
                .hasSizeGreaterThanOrEqualTo(CardRuns.SEEDS - 1);
    }

    private static boolean vanishedWhileAtChance(long seed) {
        Trainer trainer = new Trainer(CardRuns.experiment("p12", "start", seed));
        TimeProbe probe = new TimeProbe(trainer);
        boolean vanished = true;
        for (int update = 0; update <= 200; update++) {
            if (update % 50 == 0 && CardRuns.sets(trainer).test().metric() < 0.6) {
                vanished &= probe.measure().getFirst().relativeHidden().getLast() < 1e-3;
            }
            trainer.step(Needs.NOTHING);
        }
        return vanished;
    }

    @Test
    void lookingChangesNothing() {
        Experiment experiment = remembering(new Gru(16, START, START, 0), 1);
        Trainer watched = new Trainer(experiment);
        TimeProbe probe = new TimeProbe(watched);
        for (int i = 0; i < 20; i++) {
            watched.step(Needs.NOTHING);
            List<Blame> now = probe.measure();
            assertThat(now).hasSize(1);
            assertThat(now.getFirst().hidden()).hasSize(MOMENTS);
            assertThat(probe.measure()).isEqualTo(now);
        }
        Twins.same(watched, trained(experiment, 20));
    }

    @Test
    void whatRemembersNothingHasNoBlameThroughTime() {
        assertThat(new TimeProbe(new Trainer(Cards.first())).measure()).isEmpty();
        Experiment surface = Cards.first().withSubject(new OnSurface(new Sphere(), 1, 1));
        assertThat(new TimeProbe(new Trainer(surface)).measure()).isEmpty();
        Experiment dense = remembering(RNN, 1)
                .withSubject(new Network(Cards.first().network().layers(), START, false, new WholeTime()));
        assertThat(new TimeProbe(new Trainer(dense)).measure()).isEmpty();
    }
}
