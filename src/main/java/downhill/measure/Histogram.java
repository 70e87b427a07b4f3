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

    /** The last bin whose edge is no larger than 2^e; at most one more edge lies below 2^(e + 1). */
    private static final int[] BIN_OF_EXPONENT = binsOfExponents();

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

    private static int[] binsOfExponents() {
        int[] bins = new int[Double.MAX_EXPONENT - Double.MIN_EXPONENT + 2];
        for (int i = 0; i < bins.length; i++) {
            double power = Math.scalb(1.0, i + Double.MIN_EXPONENT - 1);
            int bin = 0;
            while (bin < BINS - 1 && EDGES[bin + 1] <= power) {
                bin++;
            }
            bins[i] = bin;
        }
        return bins;
    }

    private static int bin(double magnitude) {
        int bin = BIN_OF_EXPONENT[Math.getExponent(magnitude) - Double.MIN_EXPONENT + 1];
        return bin < BINS - 1 && magnitude >= EDGES[bin + 1] ? bin + 1 : bin;
    }

    /** Counts numbers piece by piece. */
    public static final class Counter {
        private final int[] negative = new int[BINS];
        private final int[] positive = new int[BINS];
        private int zeros;
        private int nonFinite;

        /** Counts numbers [from, to). */
        public Counter add(double[] numbers, int from, int to) {
            for (int i = from; i < to; i++) {
                double v = numbers[i];
                if (v == 0) {
                    zeros++;
                } else if (!Double.isFinite(v)) {
                    nonFinite++;
                } else if (v < 0) {
                    negative[bin(-v)]++;
                } else {
                    positive[bin(v)]++;
                }
            }
            return this;
        }

        /** What was counted so far. */
        public Histogram done() {
            return new Histogram(
                    Arrays.stream(negative).boxed().toList(),
                    zeros,
                    Arrays.stream(positive).boxed().toList(),
                    nonFinite);
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
