package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.math.Stream;
import downhill.train.History.Position;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A bounded history against an unbounded list of the same rows. */
class HistoryBoundTest {
    private static final int BOUND = History.HEAD + 1 + History.TAIL;
    private static final long UPDATES = 100_000;

    private final Stream stream = Stream.of(3, Stream.Purpose.NOISE);
    private final List<Row> all = new ArrayList<>();

    private Row random(long update) {
        double[] layers = stream.part(update).uniform() < 0.01 ? filled(Row.MISSING) : filled(stream.uniform());
        double loss = stream.normal();
        return new Row(
                update,
                update / 20.0,
                update * 10.0,
                stream.uniform(),
                stream.uniform(),
                loss,
                loss,
                0.1,
                stream.uniform(),
                layers,
                layers);
    }

    private double[] filled(double value) {
        double[] layers = new double[LayerMeasure.size(2)];
        for (int i = 0; i < layers.length; i++) {
            layers[i] = value == Row.MISSING ? value : stream.uniform();
        }
        return layers;
    }

    private void add(History history, long update) {
        if (history.due(update)) {
            Row row = random(update);
            all.add(row);
            history.add(row);
        }
    }

    private History run(long interval, long updates) {
        History history = new History(interval);
        for (long update = 0; update <= updates; update++) {
            add(history, update);
        }
        return history;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 16, 64, 128, 256})
    void atEveryUpdateItIsBoundedAndItsGridIsEven(long interval) {
        History history = new History(interval);
        for (long update = 0; update <= UPDATES; update++) {
            add(history, update);
            if (update % 97 == 0 || update > UPDATES - 10) {
                List<Row> rows = history.rows();
                assertThat(rows.size()).isLessThanOrEqualTo(BOUND);
                for (int i = History.HEAD + 1; i < rows.size(); i++) {
                    long previous = Math.max(rows.get(i - 1).update(), 0);
                    long expected = (previous / history.interval() + 1) * history.interval();
                    assertThat(rows.get(i).update()).as("after " + update).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void theFirst65RowsStayTheVerySame() {
        History history = run(1, UPDATES);
        assertThat(history.rows().subList(0, History.HEAD + 1)).containsExactlyElementsOf(all.subList(0, 65));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 4, 128})
    void aRowSpeaksForAllRecordedSinceTheRowBefore(long interval) {
        List<Row> rows = run(interval, UPDATES).rows();
        int next = History.HEAD + 1;
        for (Row row : rows.subList(History.HEAD + 1, rows.size())) {
            List<Row> merged = new ArrayList<>();
            while (next < all.size() && all.get(next).update() <= row.update()) {
                merged.add(all.get(next++));
            }
            assertThat(merged).isNotEmpty();
            Row newest = merged.getLast();
            assertThat(row.update()).isEqualTo(newest.update());
            assertThat(row.train()).isEqualTo(newest.train());
            assertThat(row.test()).isEqualTo(newest.test());
            assertThat(row.epoch()).isEqualTo(newest.epoch());
            assertThat(row.batchMin()).isEqualTo(min(merged, Row::batchMin));
            assertThat(row.batchMax()).isEqualTo(max(merged, Row::batchMax));
            assertThat(row.gradientNorm()).isEqualTo(max(merged, Row::gradientNorm));
            for (LayerMeasure measure : LayerMeasure.values()) {
                assertThat(row.high(measure, 1)).isEqualTo(max(merged, each -> each.high(measure, 1)));
                assertThat(row.low(measure, 1)).isEqualTo(lowest(merged, measure));
            }
        }
        assertThat(next).isEqualTo(all.size());
    }

    private static double lowest(List<Row> rows, LayerMeasure measure) {
        return rows.stream()
                .mapToDouble(row -> row.low(measure, 1))
                .filter(value -> value != Row.MISSING)
                .min()
                .orElse(Row.MISSING);
    }

    private static double min(List<Row> rows, java.util.function.ToDoubleFunction<Row> value) {
        return rows.stream().mapToDouble(value).min().orElseThrow();
    }

    private static double max(List<Row> rows, java.util.function.ToDoubleFunction<Row> value) {
        return rows.stream().mapToDouble(value).max().orElseThrow();
    }

    @Test
    void aReaderWhoAppendsSegmentsAlwaysHasTheWhole() {
        History history = new History(1);
        List<Row> copy = new ArrayList<>();
        Position position = Position.NOTHING;
        Stream pauses = Stream.of(4, Stream.Purpose.NOISE);
        for (long update = 0; update <= 20_000; update++) {
            add(history, update);
            if (pauses.below(50) == 0) {
                History.Segment segment = history.since(position);
                copy.subList(segment.from(), copy.size()).clear();
                copy.addAll(segment.rows());
                position = segment.end();
                assertThat(copy).isEqualTo(history.rows());
                assertThat(position).isEqualTo(history.end());
            }
        }
    }

    @Test
    void aPositionFromTheFutureOrAnotherGenerationGetsEverything() {
        History history = run(1, 3000);
        Position end = history.end();
        for (Position odd : List.of(
                Position.NOTHING,
                new Position(end.generation(), end.rows() + 1),
                new Position(end.generation() + 1, 3),
                new Position(end.generation() - 1, end.rows()))) {
            History.Segment segment = history.since(odd);
            assertThat(segment.from()).isZero();
            assertThat(segment.rows()).isEqualTo(history.rows());
            assertThat(segment.end()).isEqualTo(end);
        }
    }

    @Test
    void aLastRowBesideTheGridFitsIn() {
        for (long end = 1080; end < 1100; end++) {
            all.clear();
            History history = run(1, end);
            history.add(random(end + 1));
            assertThat(history.rows().size()).isLessThanOrEqualTo(BOUND);
            assertThat(history.last().update()).isEqualTo(end + 1);
        }
    }
}
