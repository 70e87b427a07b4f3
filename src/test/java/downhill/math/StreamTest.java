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

    @Test
    void drawsOfAPartAreTheHashOfTheMixedKeyAndPosition() {
        long golden = 0x9E3779B97F4A7C15L;
        long key = mix(mix(-5) + 2 * golden); // the second purpose is the weights
        for (long index : new long[] {0, 1, 7, 1L << 40}) {
            long partKey = mix(key ^ mix(index + golden));
            Stream part = Stream.of(-5, Purpose.WEIGHTS).part(index);
            for (long n = 1; n <= 100; n++) {
                assertThat(part.next()).isEqualTo(mix(partKey + n * golden));
            }
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
    void normalIsTheCosineHalfOfBoxAndMullerOverTwoUniformDraws() {
        Stream stream = Stream.of(9, Purpose.NOISE);
        Stream unit = Stream.of(9, Purpose.NOISE);
        for (int i = 0; i < 1000; i++) {
            double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - unit.uniform()));
            double angle = 2 * Math.PI * unit.uniform();
            assertThat(stream.normal()).isEqualTo(radius * StrictMath.cos(angle));
        }
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
    void belowStaysInRangeForSmallAndLargeBounds() {
        Stream stream = Stream.of(8, Purpose.ORDER);
        for (int bound : new int[] {1, 2, 3, 1000, 1 << 30, Integer.MAX_VALUE}) {
            for (int i = 0; i < 1000; i++) {
                assertThat(stream.below(bound)).isBetween(0, bound - 1);
            }
        }
        assertThat(stream.position()).isEqualTo(6000);
    }

    @Test
    void uniformBetweenTwoNumbersIsTheUnitIntervalStretched() {
        Stream stream = Stream.of(9, Purpose.NOISE);
        Stream unit = Stream.of(9, Purpose.NOISE);
        for (int i = 0; i < 1000; i++) {
            assertThat(stream.uniform(-3, 5)).isEqualTo(-3 + 8 * unit.uniform());
        }
    }

    @Test
    void uniformIsTheHighestFiftyThreeBitsOfADraw() {
        Stream stream = Stream.of(9, Purpose.NOISE);
        Stream bits = Stream.of(9, Purpose.NOISE);
        for (int i = 0; i < 1000; i++) {
            assertThat(stream.uniform() * 0x1p53).isEqualTo((double) (bits.next() >>> 11));
        }
    }

    @Test
    void shuffleLeavesEveryItemAtEveryPlaceAboutEquallyOften() {
        Stream stream = Stream.of(7, Purpose.ORDER);
        int[][] counts = new int[5][5];
        for (int i = 0; i < DRAWS; i++) {
            int[] items = {0, 1, 2, 3, 4};
            stream.shuffle(items);
            for (int place = 0; place < 5; place++) {
                counts[place][items[place]]++;
            }
        }
        assertThat(stream.position()).isEqualTo(4L * DRAWS);
        for (int[] row : counts) {
            Arrays.stream(row).forEach(c -> assertThat(c).isBetween(19_300, 20_700));
        }
    }

    @Test
    void partsOfAStreamAreNotCorrelatedWithEachOtherOrWithTheWhole() {
        Stream[] streams = {
            Stream.of(1, Purpose.DATA),
            Stream.of(1, Purpose.WEIGHTS),
            Stream.of(2, Purpose.DATA),
            Stream.of(1, Purpose.DATA).part(0),
            Stream.of(1, Purpose.DATA).part(1),
            Stream.of(1, Purpose.DATA).part(2),
            Stream.of(1, Purpose.DATA).part(0).part(0)
        };
        double[][] draws = new double[streams.length][20_000];
        for (int s = 0; s < streams.length; s++) {
            for (int i = 0; i < draws[s].length; i++) {
                draws[s][i] = streams[s].uniform(-1, 1);
            }
        }
        for (int a = 0; a < streams.length; a++) {
            for (int b = 0; b < a; b++) {
                double sum = 0;
                for (int i = 0; i < draws[a].length; i++) {
                    sum += draws[a][i] * draws[b][i];
                }
                // The product has deviation 1/3: five standard errors are 0.0118.
                assertThat(sum / draws[a].length).isBetween(-0.0118, 0.0118);
            }
        }
    }

    @Test
    void aPartDoesNotDependOnThePositionOfTheWhole() {
        Stream early = Stream.of(4, Purpose.ORDER);
        Stream late = Stream.of(4, Purpose.ORDER);
        for (int i = 0; i < 17; i++) {
            late.next();
        }
        assertThat(late.part(3).next()).isEqualTo(early.part(3).next());
        assertThat(late.position()).isEqualTo(17);
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
