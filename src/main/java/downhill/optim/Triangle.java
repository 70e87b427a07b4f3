package downhill.optim;

/** A triangle wave between 0 and 1. */
final class Triangle {
    private Triangle() {}

    /** Height at time t, from 0 up to 1 in so many steps, and down again in so many. */
    static double height(long t, int up, int down) {
        long at = t % ((long) up + down);
        return at <= up ? (double) at / up : (double) ((long) up + down - at) / down;
    }
}
