package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import downhill.data.MiniBatch;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.InvalidExperiment;
import downhill.optim.Adam;
import downhill.optim.Momentum;
import downhill.optim.Optimizer;
import downhill.optim.Sgd;
import java.lang.management.ManagementFactory;
import java.time.Duration;
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

    private static void check(Trainer trainer) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long allocated = allocated(trainer);
        // Vectors are objects until the compiler, in the background, has done with the code.
        while (allocated >= NOTHING && System.nanoTime() < deadline) {
            allocated = allocated(trainer);
        }
        assertThat(allocated).isLessThan(NOTHING);
    }

    /** Bytes that so many updates allocate, without those that make a row. */
    private static long allocated(Trainer trainer) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = 0;
        for (int i = 0; i < UPDATES; i++) {
            boolean row = trainer.history().due(trainer.update() + 1);
            long before = threads.getCurrentThreadAllocatedBytes();
            trainer.step(Needs.NOTHING);
            allocated += row ? 0 : threads.getCurrentThreadAllocatedBytes() - before;
        }
        return allocated;
    }
}
