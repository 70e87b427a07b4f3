package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.train.History.Position;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final int BOUND = History.HEAD + 1 + History.TAIL;

    private static Row row(long update, double heat) {
        double[] layers = {heat, heat, heat, heat};
        double u = update;
        return new Row(update, u, u, u, u, heat, heat, 1, heat, layers, layers);
    }

    private static History filled(long updates, long interval) {
        History history = new History(interval);
        for (long u = 0; u <= updates; u++) {
            if (history.due(u)) {
                history.add(row(u, (double) (u % 997)));
            }
        }
        return history;
    }

    @Test
    void staysBoundedAndKeepsTheFirst64UpdatesOneByOne() {
        for (long interval : new long[] {1, 16, 64}) {
            History history = filled(200_000, interval);
            assertThat(history.rows()).hasSizeLessThanOrEqualTo(BOUND).hasSizeGreaterThan(BOUND / 2);
            assertThat(history.rows().subList(0, History.HEAD + 1))
                    .extracting(Row::update)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(0, History.HEAD).boxed().toList());
        }
    }

    @Test
    void theGridBehindTheHeadIsEven() {
        History history = filled(50_000, 1);
        List<Row> tail = history.rows().subList(History.HEAD + 1, history.rows().size());
        assertThat(tail)
                .allSatisfy(row -> assertThat(row.update() % history.interval()).isZero());
        for (int i = 1; i < tail.size(); i++) {
            assertThat(tail.get(i).update() - tail.get(i - 1).update()).isEqualTo(history.interval());
        }
    }

    @Test
    void halvingKeepsSmallestAndLargest() {
        History history = new History(1);
        double spike = 1e9;
        for (long u = 0; u <= 10_000; u++) {
            if (history.due(u)) {
                boolean peak = u == 500 || u == 501;
                history.add(row(u, peak ? (u == 500 ? spike : -spike) : 0));
            }
        }
        Row kept = history.rows().stream()
                .filter(row -> row.update() >= 500 && row.update() > History.HEAD)
                .findFirst()
                .orElseThrow();
        assertThat(kept.high(LayerMeasure.ERROR_SIGNAL, 0)).isEqualTo(spike);
        assertThat(history.rows().stream().mapToDouble(Row::batchMin).min().orElseThrow())
                .isEqualTo(-spike);
    }

    @Test
    void aNumberThatIsNotFiniteSurvivesEveryMerge() {
        History history = new History(1);
        for (long u = 0; u <= 10_000; u++) {
            if (history.due(u)) {
                history.add(row(u, u == 700 ? Double.NaN : 1));
            }
        }
        assertThat(history.rows())
                .anySatisfy(row ->
                        assertThat(row.high(LayerMeasure.ERROR_SIGNAL, 0)).isNaN());
    }

    @Test
    void aReaderGetsWhatItLacksAndTheWholeAfterAHalving() {
        History history = filled(100, 1);
        History.Segment whole = history.since(Position.NOTHING);
        assertThat(whole.from()).isZero();
        assertThat(whole.rows()).hasSize(101);
        history.add(row(101, 1));
        History.Segment rest = history.since(whole.end());
        assertThat(rest.from()).isEqualTo(101);
        assertThat(rest.rows()).singleElement().extracting(Row::update).isEqualTo(101L);
        Position before = rest.end();
        for (long u = 102; u <= 2000; u++) {
            if (history.due(u)) {
                history.add(row(u, 1));
            }
        }
        assertThat(history.since(before).from()).isZero();
        assertThat(history.since(history.end()).rows()).isEmpty();
    }
}
