package downhill.math;

/**
 * A counter-based stream of random numbers: the n-th draw is a hash of (key, n), so that a stream's whole state is
 * its position, and streams with different keys are independent.
 *
 * <p>The hash is the finaliser of SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number
 * generators", 2014) applied to {@code key + n * 0x9E3779B97F4A7C15}. It is portable in ten lines of any language.
 */
public final class Stream {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1p-53;

    private final long key;
    private long position;

    private Stream(long key) {
        this.key = key;
    }

    /** The stream of a purpose under a seed. */
    public static Stream of(long seed, Purpose purpose) {
        return new Stream(hash(hash(seed) + purpose.number * GOLDEN));
    }

    /** An independent stream for the part {@code index} of this one; this stream does not move. */
    public Stream part(long index) {
        return new Stream(hash(key ^ hash(index + GOLDEN)));
    }

    /** Number of draws so far. */
    public long position() {
        return position;
    }

    /** The next 64 random bits. */
    public long next() {
        position++;
        return hash(key + position * GOLDEN);
    }

    /** Uniform in [0, 1), a multiple of 2^-53. */
    public double uniform() {
        return (next() >>> 11) * UNIT;
    }

    /** Uniform in [low, high). */
    public double uniform(double low, double high) {
        return low + (high - low) * uniform();
    }

    /** Standard normal (Box and Muller 1958, the cosine half); always takes two draws. */
    public double normal() {
        double radius = Math.sqrt(-2 * Functions.log(1 - uniform()));
        return radius * Functions.cos(2 * Math.PI * uniform());
    }

    /** Uniform in 0 ... bound - 1; the bias is below bound / 2^64. */
    public int below(int bound) {
        return (int) Math.unsignedMultiplyHigh(next(), bound);
    }

    /** Shuffles in place (Fisher and Yates). */
    public void shuffle(int[] items) {
        for (int i = items.length - 1; i > 0; i--) {
            int j = below(i + 1);
            int kept = items[i];
            items[i] = items[j];
            items[j] = kept;
        }
    }

    private static long hash(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** What a stream is drawn for; its number is part of the bits. */
    public enum Purpose {
        DATA(1),
        WEIGHTS(2),
        ORDER(3),
        DROPOUT(4),
        NOISE(5),
        /** Where looking for the steepest direction starts, and planes through the parameters. */
        DIRECTIONS(6);

        private final int number;

        Purpose(int number) {
            this.number = number;
        }
    }
}
