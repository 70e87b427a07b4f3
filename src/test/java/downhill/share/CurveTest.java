package downhill.share;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.train.Row;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurveTest {
    private static Row row(long update, double loss) {
        return new Row(update, 0, 0, loss, 0, 0, 0, 0, 0, new double[0], new double[0]);
    }

    @Test
    void aShortHistoryKeepsEveryPoint() {
        assertThat(Curve.of(List.of(row(0, 3), row(1, 2), row(2, Double.NaN))).points())
                .containsExactly(3, 2, Float.NaN);
    }

    @Test
    void aLongHistoryKeepsItsPeaksAndItsEnds() {
        List<Row> rows = new ArrayList<>();
        for (int update = 0; update <= 1000; update++) {
            rows.add(row(update, update == 777 ? 50 : 1000 - update));
        }
        float[] points = Curve.of(rows).points();
        assertThat(points).hasSize(Curve.POINTS).contains(50);
        assertThat(points[0]).isEqualTo(1000);
        assertThat(points[Curve.POINTS - 1]).isZero();
    }

    @Test
    void stretchesWithoutARowGoOnWithTheLastOne() {
        List<Row> rows = new ArrayList<>();
        for (int update = 0; update <= 64; update++) {
            rows.add(row(update, 2));
        }
        rows.add(row(100_000, 1));
        float[] points = Curve.of(rows).points();
        assertThat(points).hasSize(Curve.POINTS).containsOnly(2, 1);
        assertThat(points[Curve.POINTS - 1]).isEqualTo(1);
    }

    @Test
    void bytesKeepItAndTooManyAreCut() {
        Curve curve = new Curve(new float[] {1.5F, Float.POSITIVE_INFINITY, Float.NaN});
        assertThat(Curve.read(curve.bytes()).points()).containsExactly(curve.points());
        assertThat(Curve.read(new byte[1001]).points()).hasSize(Curve.POINTS);
    }
}
