package downhill.export;

import java.util.List;

/** Colours of pictures, those of the page, on light and on dark paper. */
public enum Ink {
    LIGHT(
            0xffffff, 0x1a2230, 0x566070, 0xdde1e6, 0x0a68b0, 0xcc5c00, 0x6c7685, 0xc3c8cf, 0xc2185b, 0xe0750c,
            0xf3f2ee, 0x1f7ac4),
    DARK(
            0x1a1e25, 0xe8ebf0, 0xa6afbd, 0x2f363f, 0x5fb0f0, 0xf2a154, 0x98a2b0, 0x6b7480, 0xff6fa5, 0xf29338,
            0x242a32, 0x4ba3e8);

    static final int BELOW = 0x1d0024;
    static final int ABOVE = 0xff8fc4;

    private static final List<Integer> MAGNITUDES =
            List.of(0x440154, 0x472d7b, 0x3b528b, 0x2c728e, 0x21918c, 0x28ae80, 0x5ec962, 0xaddc30, 0xfde725);

    final int paper;
    final int strong;
    final int soft;
    final int grid;
    final int train;
    final int test;
    final int chance;
    final int zero;
    final int hatch;
    private final int negative;
    private final int neutral;
    private final int positive;

    Ink(
            int paper,
            int strong,
            int soft,
            int grid,
            int train,
            int test,
            int chance,
            int zero,
            int hatch,
            int negative,
            int neutral,
            int positive) {
        this.paper = paper;
        this.strong = strong;
        this.soft = soft;
        this.grid = grid;
        this.train = train;
        this.test = test;
        this.chance = chance;
        this.zero = zero;
        this.hatch = hatch;
        this.negative = negative;
        this.neutral = neutral;
        this.positive = positive;
    }

    /** Viridis, from 0 to 1. */
    static int magnitude(double share) {
        double place = share * (MAGNITUDES.size() - 1);
        int stop = Math.min(MAGNITUDES.size() - 2, (int) place);
        return between(MAGNITUDES.get(stop), MAGNITUDES.get(stop + 1), place - stop);
    }

    /** Orange, neutral, blue, from -1 to 1. */
    int signed(double value) {
        return between(neutral, value < 0 ? negative : positive, Math.abs(value));
    }

    private static int between(int from, int to, double share) {
        int colour = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int start = from >> shift & 0xff;
            int end = to >> shift & 0xff;
            colour |= (int) Math.round(start + (end - start) * share) << shift;
        }
        return colour;
    }
}
