package downhill.train;

import static downhill.train.CardRuns.SEEDS;
import static downhill.train.CardRuns.after;
import static downhill.train.CardRuns.afterUpdates;
import static downhill.train.CardRuns.epochOfMetric;
import static downhill.train.CardRuns.epochOfTestLoss;
import static downhill.train.CardRuns.experiment;
import static downhill.train.CardRuns.keeping;
import static downhill.train.CardRuns.sets;
import static downhill.train.CardRuns.toEpoch;
import static downhill.train.CardRuns.trainLoss;
import static org.assertj.core.api.Assertions.assertThat;

import downhill.experiment.Card;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The promise of every card over 20 seeds, of which at least 19 keep it; the card's own seed 1 keeps it always. "By an
 * epoch" means at the end of some epoch up to that one.
 */
class CardPromiseTest {
    private static final int MUST_KEEP = 19;
    private static final int FEW_SEEDS = 5;
    private static final int VERY_FEW_SEEDS = 3;
    private static final long PINNED = 1;
    private static final int UPDATES_AN_EPOCH = 16; // of P12: 512 rows in batches of 32

    private static void promise(String what, LongPredicate kept) throws Exception {
        List<Long> keepers = keeping(SEEDS, kept);
        System.out.println(what + ": " + keepers.size() + " of " + SEEDS);
        assertThat(keepers).as(what + ": these seeds keep it").hasSizeGreaterThanOrEqualTo(MUST_KEEP);
        assertThat(keepers).as(what + ": the card's own seed").contains(PINNED);
    }

    @Test
    void everyCardHasItsPromiseHere() {
        assertThat(Cards.all())
                .extracting(Card::id)
                .containsExactly("p0", "p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8", "p9", "p10", "p11", "p12");
    }

    @Test
    void aCardPinsTheSeedThatThePromisesAreHeldTo() {
        for (Card card : Cards.all()) {
            for (Card.Variant variant : card.all()) {
                assertThat(experiment(card.id(), variant.id(), PINNED)).isEqualTo(variant.experiment());
            }
        }
    }

    @Test
    void ringsAreSolvedByEpoch30() throws Exception {
        promise("P0", seed -> epochOfMetric(experiment("p0", "start", seed), 30, m -> m >= 0.99) <= 30);
    }

    @Test
    void theLineIsWithinOnePercentOfTheClosedFormByUpdate50() throws Exception {
        promise("P1", seed -> {
            Trainer trainer = afterUpdates(experiment("p1", "start", seed), 50);
            return trainLoss(trainer)
                    <= 1.01 * LeastSquares.loss(trainer.network().data().train());
        });
    }

    @Test
    void theCurveIsFollowedByEpoch30() throws Exception {
        promise("P2", seed -> epochOfTestLoss(experiment("p2", "start", seed), 30, loss -> loss < 0.04) <= 30);
    }

    @Test
    void theSpiralIsSolvedByEpoch100() throws Exception {
        promise("P3", seed -> epochOfTestLoss(experiment("p3", "start", seed), 100, loss -> loss < 0.05) <= 100);
    }

    @Test
    void afterTwentyEpochsFewerExamplesAnUpdateAreBetter() throws Exception {
        promise("P4, 20 epochs", seed -> {
            double one = trainLoss(after(experiment("p4", "start", seed), 20));
            double some = trainLoss(after(experiment("p4", "some", seed), 20));
            double all = trainLoss(after(experiment("p4", "all", seed), 20));
            return one < some && some < all;
        });
    }

    @Test
    void afterTwoThousandUpdatesMoreExamplesAnUpdateAreBetter() throws Exception {
        promise("P4, 2,000 updates", seed -> {
            double one = trainLoss(afterUpdates(experiment("p4", "start", seed), 2000));
            double some = trainLoss(afterUpdates(experiment("p4", "some", seed), 2000));
            double all = trainLoss(afterUpdates(experiment("p4", "all", seed), 2000));
            return some < one && all < one;
        });
    }

    @Test
    void theLearningRateCrawlsJumpsZigzagsAndDiverges() throws Exception {
        promise("P5", seed -> {
            double best = LeastSquares.loss(
                    experiment("p5", "start", seed).data().prepare().train());
            boolean crawls = trainLoss(afterUpdates(experiment("p5", "start", seed), 50)) > 1.2 * best;
            boolean jumps = trainLoss(afterUpdates(experiment("p5", "jump", seed), 1)) <= 1.01 * best;
            boolean settles = trainLoss(afterUpdates(experiment("p5", "zigzag", seed), 50)) <= 1.01 * best;
            boolean diverges = after(experiment("p5", "diverge", seed), 100).divergence() != null;
            return crawls && jumps && settles && diverges;
        });
    }

    @Test
    void aLearningRateOfNineTenthsZigzagsAroundTheMinimum() throws Exception {
        promise("P5, zigzag", seed -> {
            Trainer trainer = new Trainer(experiment("p5", "zigzag", seed));
            double best = LeastSquares.bias(trainer.network().data().train());
            double before = bias(trainer) - best;
            boolean alternates = true;
            for (int update = 0; update < 50; update++) {
                trainer.step(Needs.NOTHING);
                double now = bias(trainer) - best;
                alternates &= now * before < 0;
                before = now;
            }
            return alternates;
        });
    }

    private static double bias(Trainer trainer) {
        return trainer.network().values().parameters()[1];
    }

    @Test
    void decayCalmsTheLastTenEpochs() throws Exception {
        promise("P6, constant trembles", seed -> rangeOfLastTenEpochs("start", seed) >= 0.01);
        promise("P6, drops", seed -> rangeOfLastTenEpochs("drops", seed) < 0.001);
    }

    private static double rangeOfLastTenEpochs(String variant, long seed) {
        Trainer trainer = new Trainer(experiment("p6", variant, seed));
        toEpoch(trainer, 50);
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int epoch = 51; epoch <= 60; epoch++) {
            toEpoch(trainer, epoch);
            least = Math.min(least, trainLoss(trainer));
            most = Math.max(most, trainLoss(trainer));
        }
        return most - least;
    }

    @Test
    void aLittleDecayEveryEpochCalmsTheLastTenEpochs() throws Exception {
        promise("P6, a little every epoch", seed -> rangeOfLastTenEpochs("little", seed) < 0.001);
    }

    @Test
    void theRavineTakesDescent271UpdatesMomentum94AndNesterov24() {
        assertThat(updatesToAThousandth("start")).isEqualTo(271);
        assertThat(updatesToAThousandth("momentum")).isEqualTo(94);
        assertThat(updatesToAThousandth("nesterov")).isEqualTo(24);
    }

    @Test
    void descentInTheRavineDivergesPastItsLimitOfTwoHundredths() {
        Trainer trainer = after(experiment("p7", "diverge", PINNED), 300);
        assertThat(trainer.divergence()).isNotNull();
        assertThat(trainLoss(after(experiment("p7", "start", PINNED), 300))).isLessThan(1e-3);
    }

    // A surface knows no chance: all seeds are one.
    private static long updatesToAThousandth(String variant) {
        Trainer trainer = new Trainer(experiment("p7", variant, PINNED));
        while (trainLoss(trainer) >= 1e-3) {
            assertThat(trainer.step(Needs.NOTHING)).as(variant + " goes on").isTrue();
        }
        return trainer.update();
    }

    @Test
    void eightSigmoidLayersLearnNothingSinceTheSignalVanishes() throws Exception {
        promise("P8", seed -> {
            Trainer trainer = new Trainer(experiment("p8", "start", seed));
            boolean stuck = true;
            for (int epoch = 1; epoch <= 100 && stuck; epoch++) {
                toEpoch(trainer, epoch);
                stuck = vanished(trainer);
            }
            return stuck;
        });
    }

    private static boolean vanished(Trainer trainer) {
        double[] signal =
                trainer.network().signals(trainer.experiment().training()).delta();
        double passed = passedBack(signal);
        return Math.abs(trainLoss(trainer) - 0.69) < 0.02
                && signal[0] / signal[signal.length - 2] < 1e-3
                && passed > 0.15
                && passed < 0.35;
    }

    // 10^-s, s the least-squares slope of log10 of the signal over the hidden layers, counted towards the input.
    private static double passedBack(double[] signal) {
        int hidden = signal.length - 1;
        double middle = (hidden - 1) / 2.0;
        double above = IntStream.range(0, hidden)
                .mapToDouble(l -> (l - middle) * Math.log10(signal[l]))
                .sum();
        double below = IntStream.range(0, hidden)
                .mapToDouble(l -> (l - middle) * (l - middle))
                .sum();
        return Math.pow(10, -above / below);
    }

    @Test
    void eachCureOfVanishingSolvesTheRings() throws Exception {
        for (String cure : List.of("tanh", "relu", "norm")) {
            promise("P8, " + cure, seed -> epochOfMetric(experiment("p8", cure, seed), 100, m -> m >= 0.95) <= 100);
        }
    }

    private static boolean whereToStart(long seed) {
        double xavier = trainLoss(after(experiment("p9", "start", seed), 60));
        return Math.abs(xavier - 0.693) < 0.002 && trainLoss(after(experiment("p9", "he", seed), 60)) < 0.01;
    }

    @Test
    void thirtyLayersLearnWithHeAndNotWithXavier() throws Exception {
        assertThat(keeping(FEW_SEEDS, CardPromiseTest::whereToStart)).hasSize(FEW_SEEDS);
    }

    @Test
    @Tag("nightly")
    void thirtyLayersLearnWithHeAndNotWithXavierOverAllSeeds() throws Exception {
        promise("P9", CardPromiseTest::whereToStart);
    }

    @Test
    void largeWeightsExplodeByUpdateSix() throws Exception {
        promise("P10", seed -> {
            Divergence divergence =
                    afterUpdates(experiment("p10", "start", seed), 7).divergence();
            return divergence != null && divergence.update() <= 6;
        });
    }

    @Test
    void clippingSolvesTheRingsAndAGainOfOneSooner() throws Exception {
        promise("P10, clipped, then gain 1 sooner", seed -> {
            long clipped = epochOfMetric(experiment("p10", "clip", seed), 30, m -> m >= 0.95);
            long gain = epochOfMetric(experiment("p10", "gain", seed), 30, m -> m >= 0.95);
            return clipped <= 30 && gain < clipped;
        });
    }

    @Test
    void rawInputsOverflowByUpdate25() throws Exception {
        promise("P11", seed -> {
            Experiment raw = experiment("p11", "start", seed);
            return Double.isFinite(trainLoss(afterUpdates(raw, 20)))
                    && !Double.isFinite(trainLoss(afterUpdates(raw, 25)));
        });
    }

    @Test
    void clippingRawInputsPreventsTheCrashYetStaysFarAboveGuessingAndScalingCures() throws Exception {
        promise("P11, clipped, then standardised", seed -> {
            Trainer clipped = new Trainer(experiment("p11", "clip", seed));
            boolean far = true;
            while (clipped.step(Needs.NOTHING)) {
                far &= trainLoss(clipped) > 5 * clipped.chance();
            }
            double scaled = trainLoss(after(experiment("p11", "scaled", seed), 40));
            return far && scaled > 16 && scaled < 22;
        });
    }

    // The accuracy of the simple network swings around a half; that of the LSTM comes to stay.
    private static boolean remembers(long seed) {
        double rnn =
                sets(afterUpdates(experiment("p12", "start", seed), 450)).test().metric();
        return Math.abs(rnn - 0.5) < 0.1 && updatesToRemember("lstm", seed) <= 450;
    }

    private static long updatesToRemember(String variant, long seed) {
        Experiment experiment = experiment("p12", variant, seed);
        long epoch = epochOfMetric(experiment, 450 / UPDATES_AN_EPOCH, m -> m >= 1);
        return epoch > 450 ? epoch : epoch * UPDATES_AN_EPOCH;
    }

    @Test
    void theLstmRemembersTheFirstInputAndTheSimpleNetworkDoesNot() throws Exception {
        assertThat(keeping(VERY_FEW_SEEDS, CardPromiseTest::remembers)).hasSize(VERY_FEW_SEEDS);
    }

    @Test
    @Tag("nightly")
    void theLstmRemembersTheFirstInputAndTheSimpleNetworkDoesNotOverAllSeeds() throws Exception {
        promise("P12", CardPromiseTest::remembers);
    }
}
