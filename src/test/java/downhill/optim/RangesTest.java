package downhill.optim;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import downhill.choice.Catalogue;
import downhill.choice.Choice;
import downhill.choice.Parameter;
import downhill.choice.Range;
import downhill.experiment.ExperimentCodec;
import downhill.math.Kernels;
import downhill.math.Layout;
import downhill.math.Stream;
import downhill.math.Stream.Purpose;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Every choice at both ends of every range: numbers stay numbers, and an update makes no garbage. */
class RangesTest {
    private static final int UPDATES = 1000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Layout LAYOUT = layout();

    /** The power of StrictMath, for exponents that are not whole, makes up to three small arrays. */
    private static final long OF_POWERS = 400;

    private static final Set<String> WITH_POWERS = Set.of("nadam", "asgd");

    /** Bytes that counting costs by itself. */
    private static final long NOTHING = 2000;

    private static final double[][] GRADIENTS =
            IntStream.range(0, UPDATES).mapToObj(RangesTest::values).toArray(double[][]::new);

    private static Layout layout() {
        Layout.Builder layout = new Layout.Builder();
        layout.add("0.weight", 20, 15);
        layout.add("0.bias", 20, 1);
        layout.add("1.weight", 2, 20);
        return layout.build();
    }

    private static <T extends Choice> List<T> all(Class<T> family, BiFunction<String, ObjectNode, T> make) {
        List<T> all = new ArrayList<>();
        for (Catalogue.Entry<T> entry : Catalogue.of(family).entries()) {
            all.add(make.apply(entry.id(), JsonNodeFactory.instance.objectNode()));
            for (Parameter parameter : entry.parameters()) {
                Range range = parameter.range();
                if (range != null && parameter.component().getType() != List.class) {
                    for (double end : new double[] {range.min(), range.max()}) {
                        ObjectNode given = JsonNodeFactory.instance.objectNode();
                        boolean flag = parameter.component().getType() == boolean.class;
                        all.add(make.apply(
                                entry.id(),
                                flag ? given.put(parameter.name(), end == 1) : given.put(parameter.name(), end)));
                    }
                }
            }
        }
        return all;
    }

    private static List<Optimizer> optimizers() {
        return all(Optimizer.class, GoldenChoice::optimizer);
    }

    private static List<Schedule> schedules() {
        return all(Schedule.class, GoldenChoice::schedule);
    }

    private static List<Treatment> treatments() {
        return all(Treatment.class, GoldenChoice::treatment);
    }

    private static double[] values(int seed) {
        Stream stream = Stream.of(seed, Purpose.DATA);
        double[] values = new double[LAYOUT.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 5 == 0 ? 0 : stream.normal();
        }
        return values;
    }

    @Test
    void parametersStayFinite() {
        optimizers().forEach(RangesTest::parametersStayFinite);
    }

    private static void parametersStayFinite(Optimizer optimizer) {
        double[] p = GRADIENTS[1].clone();
        OptimizerState state = new OptimizerState(optimizer, p.length);
        for (int t = 0; t < UPDATES; t++) {
            state.count();
            optimizer.update(p, GRADIENTS[t], 0.01, state, LAYOUT);
        }
        assertThat(p).as(optimizer.toString()).satisfies(RangesTest::finite);
    }

    @Test
    void ratesStayFiniteAndAreNeverBelowZero() {
        schedules().forEach(RangesTest::ratesStayFiniteAndAreNeverBelowZero);
    }

    private static void ratesStayFiniteAndAreNeverBelowZero(Schedule schedule) {
        double[] state = new double[schedule.scalars()];
        long[] times = {0, 1, 2, 3, 10, 99, 100, 101, 999, 1000, 1001, 1_000_000, 1L << 40};
        for (long t : times) {
            assertThat(schedule.rate(0.03, t, t / 7, state))
                    .as(schedule.toString())
                    .isFinite()
                    .isNotNegative();
            schedule.observe(0.03, 1, state);
        }
    }

    @Test
    void gradientsStayFinite() {
        treatments().forEach(RangesTest::gradientsStayFinite);
    }

    private static void gradientsStayFinite(Treatment treatment) {
        Treating on = new Treating(LAYOUT, values(1), Stream.of(1, Purpose.NOISE));
        double[] state = new double[treatment.scalars()];
        treatment.start(state);
        for (int t = 0; t < UPDATES; t++) {
            on.begin(t);
            on.with(state);
            double[] gradient = GRADIENTS[t].clone();
            treatment.apply(gradient, on);
            assertThat(gradient).as(treatment.toString()).satisfies(RangesTest::finite);
        }
    }

    private static void finite(double[] values) {
        assertThat(Kernels.allFinite(values, values.length)).isTrue();
    }

    @Test
    void anUpdateMakesNoGarbage() {
        for (String id : Catalogue.of(Optimizer.class).ids()) {
            Optimizer optimizer = ExperimentCodec.choice(Optimizer.class, id).orElseThrow();
            double[] p = values(1);
            double[] gradient = values(2);
            OptimizerState state = new OptimizerState(optimizer, p.length);
            long limit = WITH_POWERS.contains(id) ? OF_POWERS * UPDATES : NOTHING;
            assertThat(bytes(limit, () -> {
                        state.count();
                        optimizer.lookAhead(p, state);
                        optimizer.update(p, gradient, 0.01, state, LAYOUT);
                    }))
                    .as(id)
                    .isLessThan(limit);
        }
        List<String> treatments = new ArrayList<>(Catalogue.of(Treatment.class).ids());
        // Java's own cosine, of which normal numbers are made, makes a small array.
        treatments.remove("gradient_noise");
        for (String id : treatments) {
            Treatment treatment = ExperimentCodec.choice(Treatment.class, id).orElseThrow();
            double[] gradient = values(2);
            double[] state = new double[treatment.scalars()];
            treatment.start(state);
            Treating on = new Treating(LAYOUT, values(1), Stream.of(1, Purpose.NOISE));
            assertThat(bytes(NOTHING, () -> {
                        on.begin(1);
                        on.with(state);
                        treatment.apply(gradient, on);
                    }))
                    .as(id)
                    .isLessThan(NOTHING);
        }
    }

    /** Allocated by so many runs, once that is below a limit; a while later, whatever it is. */
    private static long bytes(long limit, Runnable update) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long allocated;
        // Vectors are objects until the compiler, in the background, has done with the code.
        do {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int t = 0; t < UPDATES; t++) {
                update.run();
            }
            allocated = threads.getCurrentThreadAllocatedBytes() - before;
        } while (allocated >= limit && System.nanoTime() < deadline);
        return allocated;
    }
}
