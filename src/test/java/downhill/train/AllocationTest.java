package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import downhill.data.DataSpec;
import downhill.data.FullBatch;
import downhill.data.MiniBatch;
import downhill.data.Rings;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.InvalidExperiment;
import downhill.experiment.Network;
import downhill.nn.BatchNorm;
import downhill.nn.Dense;
import downhill.nn.Tanh;
import downhill.nn.XavierUniform;
import downhill.optim.Adam;
import downhill.optim.Momentum;
import downhill.optim.Optimizer;
import downhill.optim.Sgd;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Training makes no garbage between two rows of its history, once the compiler has seen it. */
class AllocationTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int UPDATES = 5000;

    /** What counting costs by itself, a few objects now and then of the platform. */
    private static final long NOTHING = 2000;

    static Stream<Experiment> experiments() {
        return Stream.of(new Sgd(), new Momentum(0.9, 0), new Adam(0.9, 0.999, 1e-8))
                .map(AllocationTest::rings);
    }

    private static Experiment rings(Optimizer optimizer) {
        Experiment rings = Cards.first();
        return rings.withTraining(rings.training().withBatch(new MiniBatch(10)).withOptimizer(optimizer, 1e-3));
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void anUpdateBetweenTwoRowsMakesNoGarbage(Experiment experiment) {
        check(new Trainer(experiment));
    }

    @Test
    void neitherDoesOneThatSomebodyFollows() throws InvalidExperiment {
        Trainer trainer = new Trainer(rings(new Adam(0.9, 0.999, 1e-8)));
        new AnatomyProbe(trainer).follow(new WeightAddress("2.weight", 3, 5));
        check(trainer);
    }

    @Test
    void neitherDoesALargeOneThatIsCutIntoPieces() {
        XavierUniform init = new XavierUniform(1);
        Dense dense = new Dense(64, new Tanh(), init, new BatchNorm(0.1, 1e-5));
        Experiment rings = rings(new Adam(0.9, 0.999, 1e-8))
                .withData(new DataSpec(new Rings(0.1), 600, 50, 1, true))
                .withSubject(new Network(List.of(dense, dense), init));
        Trainer trainer = new Trainer(rings.withTraining(rings.training().withBatch(new FullBatch())));
        assertThat(trainer.begin(Needs.NOTHING)).isTrue();
        int pieces = 1;
        while (!trainer.advance()) {
            pieces++;
        }
        assertThat(pieces).isGreaterThan(3);
        check(trainer, 200);
    }

    private static void check(Trainer trainer) {
        check(trainer, UPDATES);
    }

    private static void check(Trainer trainer, int updates) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long allocated = allocated(trainer, updates);
        // Vectors are objects until the compiler, in the background, has done with the code.
        while (allocated >= NOTHING && System.nanoTime() < deadline) {
            allocated = allocated(trainer, updates);
        }
        assertThat(allocated).isLessThan(NOTHING);
    }

    /** Bytes that so many updates allocate, without those that make a row. */
    private static long allocated(Trainer trainer, int updates) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = 0;
        for (int i = 0; i < updates; i++) {
            boolean row = trainer.history().due(trainer.update() + 1);
            long before = threads.getCurrentThreadAllocatedBytes();
            trainer.step(Needs.NOTHING);
            allocated += row ? 0 : threads.getCurrentThreadAllocatedBytes() - before;
        }
        return allocated;
    }
}
