package downhill.nn;

/** How fast the arrays of a {@link Pass} change as the parameters move along a direction; made once, used for every one. */
final class Tangent {
    private static final double[] NONE = new double[0];

    final double[] out;
    final double[] dOut;
    /** Of the input; zeros where that is the data. */
    double[] in = NONE;
    /** Of what a residual connection adds. */
    double[] other = NONE;
    /** Of the derivative by the input; written only where the pass has one. */
    double[] dIn = NONE;
    /** Whether the input is anything but the data, which does not move. */
    boolean inMoves;

    double[] direction = NONE;
    /** Flat Hessian times direction, added to. */
    double[] product = NONE;

    Tangent(Op op, int stride) {
        out = new double[op.outputs() * stride];
        dOut = new double[op.outputs() * stride];
    }
}
