package downhill.train;

/**
 * Where a point has been, in a bounded room: the first places and the latest ones are all kept, those between them
 * ever more sparsely the older they are.
 */
final class Trail {
    /** First places that are all kept. */
    static final int HEAD = 320;

    /** Latest places that are all kept. */
    static final int RECENT = 128;

    /** Most places. */
    static final int CAPACITY = 640;

    private final double[] places = new double[2 * CAPACITY];
    private int size;

    /** Notes a place, unless it is no place at all or the one noted last. */
    void add(double x, double y) {
        boolean same = size > 0 && places[2 * size - 2] == x && places[2 * size - 1] == y;
        if (same || !Double.isFinite(x) || !Double.isFinite(y)) {
            return;
        }
        if (size == CAPACITY) {
            thin();
        }
        places[2 * size] = x;
        places[2 * size + 1] = y;
        size++;
    }

    private void thin() {
        int kept = HEAD;
        for (int i = HEAD; i < CAPACITY - RECENT; i += 2) {
            System.arraycopy(places, 2 * i, places, 2 * kept, 2);
            kept++;
        }
        System.arraycopy(places, 2 * (CAPACITY - RECENT), places, 2 * kept, 2 * RECENT);
        size = kept + RECENT;
    }

    /** x0, y0, x1, y1 … of the places that are kept, the latest last. */
    double[] places() {
        double[] copy = new double[2 * size];
        System.arraycopy(places, 0, copy, 0, copy.length);
        return copy;
    }

    /** Goes on from what another has kept. */
    void resume(double[] kept) {
        System.arraycopy(kept, 0, places, 0, kept.length);
        size = kept.length / 2;
    }
}
