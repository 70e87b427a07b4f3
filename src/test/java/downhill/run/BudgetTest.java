package downhill.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import downhill.train.Measurement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The budget by hand: a clock that the test moves, and measurements that cost what the test says. */
class BudgetTest {
    private static final long MILLI = 1_000_000;
    private static final long FRAME = 33 * MILLI;

    private final Map<Measurement, Long> costs = new EnumMap<>(Measurement.class);
    private final Map<Measurement, Integer> made = new EnumMap<>(Measurement.class);
    private double frame;
    private double usage = 1;
    private long spent;
    private final Budget budget = new Budget();

    /** Goes on for so many seconds of frames; the share of the time that was taken. */
    private double run(int seconds) {
        spent = 0;
        made.clear();
        List<Measurement> wanted = costs.keySet().stream().sorted().toList();
        for (long now = 0; now < seconds * 1000L * MILLI; now += FRAME) {
            for (Measurement due : budget.due(wanted, 30, Budget.AIM * usage, now)) {
                budget.measured(due, costs.get(due), now);
                made.merge(due, 1, Integer::sum);
                spent += costs.get(due);
            }
            if (frame > 0) {
                budget.framed((long) frame);
                spent += (long) frame;
            }
        }
        return (double) spent / (seconds * 1000.0 * MILLI);
    }

    private double rate(Measurement measurement, int seconds) {
        return (double) made.get(measurement) / seconds;
    }

    @Test
    void whatIsCheapGoesIntoEveryFrame() {
        costs.put(Measurement.GRADIENTS, MILLI / 50);
        costs.put(Measurement.WEIGHTS, MILLI / 50);
        costs.put(Measurement.OUTPUT, 5 * MILLI);
        assertThat(run(60)).isLessThan(Budget.SHARE);
        assertThat(rate(Measurement.GRADIENTS, 60)).isCloseTo(30, within(1.0));
        assertThat(rate(Measurement.WEIGHTS, 60)).isCloseTo(30, within(1.0));
        // What the cheap ones leave of 3 %, 28.8 ms a second, is for the dear one: 5.8 times 5 ms, on a grid of frames.
        assertThat(rate(Measurement.OUTPUT, 60)).isBetween(4.9, 5.8);
    }

    @Test
    void whatIsDearIsMeasuredTwiceASecondAsLongAsThatFits() {
        costs.put(Measurement.GRADIENTS, MILLI / 10);
        costs.put(Measurement.OUTPUT, 2 * MILLI);
        costs.put(Measurement.COMPASS, 10 * MILLI);
        assertThat(run(60)).isLessThan(Budget.SHARE);
        assertThat(rate(Measurement.COMPASS, 60)).isBetween(2.0, 2.4);
        assertThat(rate(Measurement.OUTPUT, 60)).isGreaterThan(2);
    }

    @Test
    void whereTwiceASecondDoesNotFitTheShareHoldsAndNothingIsLeftOut() {
        costs.put(Measurement.GRADIENTS, MILLI / 10);
        costs.put(Measurement.LAYERS, 20 * MILLI);
        costs.put(Measurement.COMPASS, 60 * MILLI);
        assertThat(run(120)).isLessThan(Budget.SHARE);
        assertThat(rate(Measurement.GRADIENTS, 120)).isGreaterThan(29);
        assertThat(made.get(Measurement.LAYERS)).isGreaterThan(60);
        assertThat(made.get(Measurement.COMPASS)).isGreaterThan(20);
    }

    @Test
    void framesThemselvesArePaidForFirst() {
        costs.put(Measurement.OUTPUT, 2 * MILLI);
        frame = MILLI / 2.0;
        assertThat(run(60)).isLessThan(Budget.SHARE);
        assertThat(rate(Measurement.OUTPUT, 60)).isBetween(5.0, 7.5);
    }

    @Test
    void aRunThatSharesItsProcessorsLooksLess() {
        costs.put(Measurement.OUTPUT, 10 * MILLI);
        usage = 0.25;
        assertThat(run(60)).isLessThan(Budget.SHARE * usage);
    }

    @Test
    void aFirstMeasurementThatTookLongIsForgottenSoon() {
        costs.put(Measurement.OUTPUT, 300 * MILLI);
        for (Measurement due : budget.due(List.of(Measurement.OUTPUT), 30, Budget.AIM, 0)) {
            budget.measured(due, 300 * MILLI, 0);
        }
        assertThat(budget.due(List.of(Measurement.OUTPUT), 30, Budget.AIM, 9_999 * MILLI / 2))
                .isEmpty();
        assertThat(budget.due(List.of(Measurement.OUTPUT), 30, Budget.AIM, 10_000 * MILLI))
                .containsExactly(Measurement.OUTPUT);
        budget.measured(Measurement.OUTPUT, MILLI / 2, 10_000 * MILLI);
        assertThat(budget.due(List.of(Measurement.OUTPUT), 30, Budget.AIM, 10_033 * MILLI))
                .containsExactly(Measurement.OUTPUT);
    }

    @Test
    void whatWasNeverMeasuredIsDueAtOnce() {
        assertThat(budget.due(List.of(Measurement.values()), 30, Budget.AIM, 0))
                .containsExactlyInAnyOrder(Measurement.values());
        assertThat(budget.cost(List.of(Measurement.values()))).isZero();
        budget.measured(Measurement.LAYERS, 100, 0);
        assertThat(budget.cost(List.of(Measurement.values()))).isEqualTo(100);
    }

    @Test
    void layersAndHistogramsGoTogetherAndArePaidForTogether() {
        costs.put(Measurement.LAYERS, 10 * MILLI);
        costs.put(Measurement.HISTOGRAMS, MILLI / 10);
        assertThat(run(60)).isLessThan(Budget.SHARE);
        assertThat(made.get(Measurement.HISTOGRAMS)).isEqualTo(made.get(Measurement.LAYERS));
    }
}
