package downhill.nn;

/** Masks for dropout that are given, not drawn. */
final class Masks {
    private Masks() {}

    /** Two kept, one dropped, and so on. */
    static double[] of(int elements) {
        double[] mask = new double[elements];
        for (int i = 0; i < elements; i++) {
            mask[i] = i % 3 == 1 ? 0 : 1;
        }
        return mask;
    }
}
