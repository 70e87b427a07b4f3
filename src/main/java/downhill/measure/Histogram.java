package downhill.measure;

import java.util.Arrays;
import java.util.List;

/**
 * How many numbers have which magnitude and sign, in bins that never change: half a decade each from 1e-12 to 1e4, so
 * that histograms of different updates, layers and runs lie on the same axis.
 *
 * <p>Bin b holds magnitudes from {@link #edge}(b) (inclusive) to the next edge (exclusive); the first one also holds
 * all that are smaller but not zero, the last one all that are larger.
 *
 * @param negative counts of the bins of negative numbers, {@link #BINS} of them
 * @param zeros numbers that are exactly 0
 * @param positive counts of the bins of positive numbers
 * @param nonFinite infinite and NaN
 */
public record Histogram(List<Integer> negative, int zeros, List<Integer> positive, int nonFinite) {
    /** Bins of each side. */
    public static final int BINS = 32;

    private static final int BINS_A_DECADE = 2;
    private static final double ROOT_OF_TEN = 3.1622776601683795;
    private static final double[] EDGES = edges();

    /** Where numbers go that have no bin: counted beside the bins of their sign. */
    private static final int ZERO = BINS;

    /** Numbers so small that they have the exponent of zero. */
    private static final int TINY = BINS + 1;

    private static final int NOT_FINITE = BINS + 2;
    private static final int SLOTS = BINS + 3;

    /** Exponents as they stand in the bits of a number, from 0 of zero and subnormals to that of what is not finite. */
    private static final int EXPONENTS = 1 << 11;

    /** The last bin whose edge is no larger than 2^e; at most one more edge lies below 2^(e + 1). */
    private static final int[] SLOT_OF_EXPONENT = slotsOfExponents();

    /** From which magnitude on a number of a slot belongs to the next. */
    private static final double[] NEXT = next();

    public Histogram {
        negative = List.copyOf(negative);
        positive = List.copyOf(positive);
    }

    /** Lower end of a bin, from 0 to {@link #BINS} (its upper end). */
    public static double edge(int bin) {
        return EDGES[bin];
    }

    private static double[] edges() {
        double[] decades = {
            1e-12, 1e-11, 1e-10, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1, 1e1, 1e2, 1e3, 1e4
        };
        double[] edges = new double[BINS + 1];
        for (int b = 0; b <= BINS; b++) {
            double decade = decades[b / BINS_A_DECADE];
            edges[b] = b % BINS_A_DECADE == 0 ? decade : decade * ROOT_OF_TEN;
        }
        return edges;
    }

    private static int[] slotsOfExponents() {
        int[] slots = new int[EXPONENTS];
        slots[0] = ZERO;
        slots[EXPONENTS - 1] = NOT_FINITE;
        for (int e = 1; e < EXPONENTS - 1; e++) {
            double power = Math.scalb(1.0, e - Double.MAX_EXPONENT);
            int bin = 0;
            while (bin < BINS - 1 && EDGES[bin + 1] <= power) {
                bin++;
            }
            slots[e] = bin;
        }
        return slots;
    }

    private static double[] next() {
        double[] next = new double[SLOTS];
        Arrays.fill(next, Double.POSITIVE_INFINITY);
        System.arraycopy(EDGES, 1, next, 0, BINS - 1);
        next[ZERO] = Double.MIN_VALUE;
        next[NOT_FINITE] = Double.NaN;
        return next;
    }

    /** Counts numbers piece by piece. */
    public static final class Counter {
        /** Of both signs, positive first. */
        private final int[] counts = new int[2 * SLOTS];

        /** Counts numbers [from, to). */
        public Counter add(double[] numbers, int from, int to) {
            // Signs and zeros come as they please: a branch on them would be guessed wrong half of the time.
            for (int i = from; i < to; i++) {
                double magnitude = Math.abs(numbers[i]);
                long bits = Double.doubleToRawLongBits(numbers[i]);
                int slot = SLOT_OF_EXPONENT[(int) (bits >>> 52) & EXPONENTS - 1];
                int further = magnitude >= NEXT[slot] ? 1 : 0;
                counts[(int) (bits >>> 63) * SLOTS + slot + further]++;
            }
            return this;
        }

        private List<Integer> bins(int from) {
            int[] bins = Arrays.copyOfRange(counts, from, from + BINS);
            bins[0] += counts[from + TINY];
            return Arrays.stream(bins).boxed().toList();
        }

        /** What was counted so far. */
        public Histogram done() {
            return new Histogram(
                    bins(SLOTS),
                    counts[ZERO] + counts[SLOTS + ZERO],
                    bins(0),
                    counts[NOT_FINITE] + counts[SLOTS + NOT_FINITE]);
        }
    }

    /** All numbers that were counted. */
    public int total() {
        int total = zeros + nonFinite;
        for (int b = 0; b < BINS; b++) {
            total += negative.get(b) + positive.get(b);
        }
        return total;
    }
}
