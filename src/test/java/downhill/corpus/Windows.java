package downhill.corpus;

import java.util.function.IntPredicate;

/** Looks for stretches of a run. */
final class Windows {
    /** Updates of a window. */
    static final int LENGTH = 50;

    private Windows() {}

    /**
     * Whether something holds at a share of the updates of some window, looked at on a grid.
     *
     * @param first update at which the first window may begin
     * @param last update at which the last one may end
     * @param grid updates between two that are looked at
     * @param share from 0 to 1
     */
    static boolean any(int first, int last, int grid, double share, IntPredicate holds) {
        int size = LENGTH / grid;
        int from = Math.ceilDiv(first, grid);
        int inside = 0;
        for (int g = from; g * grid <= last; g++) {
            inside += holds.test(g * grid) ? 1 : 0;
            inside -= g - size >= from && holds.test((g - size) * grid) ? 1 : 0;
            if (g - from + 1 >= size && inside >= share * size) {
                return true;
            }
        }
        return false;
    }
}
