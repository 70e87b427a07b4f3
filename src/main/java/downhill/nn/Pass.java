package downhill.nn;

import downhill.math.Stream;
import org.jspecify.annotations.Nullable;

/** The arrays of one step of a network on its way forward and back; made once and used for every batch. */
final class Pass {
    /** Multiplications that reaching for a number far away takes the time of, about. */
    static final int FAR = 8;

    /** And a curved function. */
    static final int BENT = 20;

    final double[] out;
    final double[] dOut;
    final double[][] kept;
    double[] in = new double[0];
    /** The input of the first step row by row too, {@code [rows][inputs]}; null for the others. */
    double @Nullable [] rowsOfInput;
    /** What a residual connection adds. */
    double[] other = new double[0];
    /** Derivative by the input, or null where nobody asks for it. */
    double @Nullable [] dIn;

    double[] parameters = new double[0];
    double[] buffers = new double[0];
    /** Flat gradient of the parameters, or null where nobody asks for it. */
    double @Nullable [] gradient;

    Precision precision = new Float64();
    Mode mode = Mode.EVAL;
    int rows;
    int stride;
    /** What dropout draws from; null where nothing is dropped. */
    @Nullable
    Stream dropout;

    /** Where dropout stands in it between two pieces of a pass. */
    @Nullable
    Stream drawing;

    Pass(Op op, int rows, int stride) {
        out = new double[op.outputs() * stride];
        dOut = new double[op.outputs() * stride];
        int[] sizes = op.kept(rows, stride);
        kept = new double[sizes.length][];
        for (int i = 0; i < sizes.length; i++) {
            kept[i] = new double[sizes[i]];
        }
    }

    /** Rounds what a tensor operation has made. */
    void round(double[] v, int from, int to) {
        precision.round(v, from, to);
    }
}
