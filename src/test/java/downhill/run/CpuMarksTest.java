package downhill.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CpuMarksTest {

    @Test
    void betweenTwoMarksTimeRunsEvenlyAndBeyondTheLastItStands() {
        CpuMarks marks = new CpuMarks();
        marks.mark(10, 2);
        marks.mark(20, 3);
        assertThat(marks.at(List.of(0L, 5L, 10L, 15L, 20L, 30L))).containsExactly(0.0, 1.0, 2.0, 2.5, 3.0, 3.0);
    }

    @Test
    void beforeAnyMarkNoTimeHasPassed() {
        assertThat(new CpuMarks().at(List.of(0L, 7L))).containsExactly(0.0, 0.0);
        assertThat(new CpuMarks().at(List.of())).isEmpty();
    }

    @Test
    void whatIsMarkedTwiceHasItsLastTime() {
        CpuMarks marks = new CpuMarks();
        marks.mark(0, 1);
        marks.mark(4, 2);
        marks.mark(4, 3);
        assertThat(marks.at(List.of(0L, 4L))).containsExactly(0.0, 3.0);
    }

    @Test
    void aLongRunKeepsItsBeginningItsEndAndTheWayBetween() {
        CpuMarks marks = new CpuMarks();
        for (long update = 1; update <= 1_000_000; update++) {
            marks.mark(update, 1e-3 * (double) update);
        }
        List<Long> wanted =
                LongStream.rangeClosed(0, 1000).mapToObj(i -> 1000 * i).toList();
        List<Double> found = marks.at(wanted);
        for (int i = 0; i < wanted.size(); i++) {
            assertThat(found.get(i)).isCloseTo(1e-3 * (double) wanted.get(i), within(1e-9));
        }
    }

    @Test
    void timeNeverRunsBackwardsHoweverUnevenTheMarksAre() {
        CpuMarks marks = new CpuMarks();
        for (long i = 1; i <= 20_000; i++) {
            marks.mark(i * i, Math.sqrt((double) i));
        }
        List<Double> found = marks.at(
                LongStream.rangeClosed(0, 5000).mapToObj(i -> 80_000 * i).toList());
        assertThat(found).isSorted();
        assertThat(found.getLast()).isCloseTo(Math.sqrt(20_000), within(1e-9));
    }
}
