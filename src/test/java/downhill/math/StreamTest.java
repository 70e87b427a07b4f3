package downhill.math;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.math.Stream.Purpose;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StreamTest {
    private static final int DRAWS = 100_000;

    @Test
    void drawsAreTheDocumentedHashOfKeyAndPosition() {
        long golden = 0x9E3779B97F4A7C15L;
        long key = mix(mix(42) + 3 * golden); // the third purpose is the order
        Stream stream = Stream.of(42, Purpose.ORDER);
        for (long n = 1; n <= 1000; n++) {
            assertThat(stream.next()).isEqualTo(mix(key + n * golden));
            assertThat(stream.position()).isEqualTo(n);
        }
    }

    private static long mix(long z) {
        z ^= z >>> 30;
        z *= 0xBF58476D1CE4E5B9L;
        z ^= z >>> 27;
        z *= 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    @Test
    void firstDrawsNeverChange() {
        Stream stream = Stream.of(1, Purpose.DATA);
        assertThat(new long[] {stream.next(), stream.next()})
                .containsExactly(6180444375122719049L, -322658711145397775L);
    }

    @Test
    void uniformFillsTheUnitIntervalEvenly() {
        Stream stream = Stream.of(7, Purpose.NOISE);
        int[] tenths = new int[10];
        for (int i = 0; i < DRAWS; i++) {
            double u = stream.uniform();
            assertThat(u).isGreaterThanOrEqualTo(0).isLessThan(1);
            tenths[(int) (u * 10)]++;
        }
        assertThat(tenths)
                .satisfies(counts ->
                        Arrays.stream(counts).forEach(c -> assertThat(c).isBetween(9600, 10400)));
    }

    @Test
    void normalHasMeanZeroAndDeviationOneAndTakesTwoDraws() {
        Stream stream = Stream.of(7, Purpose.NOISE);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < DRAWS; i++) {
            double v = stream.normal();
            sum += v;
            squares += v * v;
        }
        assertThat(stream.position()).isEqualTo(2L * DRAWS);
        assertThat(sum / DRAWS).isBetween(-0.02, 0.02);
        assertThat(squares / DRAWS).isBetween(0.98, 1.02);
    }

    @Test
    void belowReachesEveryNumberAndNoOther() {
        Stream stream = Stream.of(7, Purpose.ORDER);
        int[] counts = new int[7];
        for (int i = 0; i < DRAWS; i++) {
            counts[stream.below(7)]++;
        }
        assertThat(counts)
                .satisfies(all -> Arrays.stream(all).forEach(c -> assertThat(c).isBetween(13_700, 14_900)));
    }

    @Test
    void shuffleIsAPermutationAndNotTheIdentity() {
        int[] items = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        Stream.of(7, Purpose.ORDER).shuffle(items);
        assertThat(items).isNotEqualTo(new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
        assertThat(Arrays.stream(items).sorted().toArray()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void purposesSeedsAndPartsGiveDifferentStreamsAndPartsDoNotMoveTheWhole() {
        Stream stream = Stream.of(1, Purpose.DATA);
        Stream part = stream.part(5);
        assertThat(stream.position()).isZero();
        assertThat(new long[] {
                    Stream.of(1, Purpose.WEIGHTS).next(),
                    Stream.of(2, Purpose.DATA).next(),
                    part.next(),
                    stream.part(6).next(),
                    stream.next()
                })
                .doesNotHaveDuplicates();
        assertThat(stream.part(5).next())
                .isEqualTo(Stream.of(1, Purpose.DATA).part(5).next());
    }
}
