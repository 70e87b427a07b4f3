package downhill.nn;

import downhill.math.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Inverted dropout: while training, each element is 0 with probability p and else divided by 1 - p (Srivastava et al.
 * 2014).
 *
 * @param p share that is dropped, below 1
 * @param index tells its masks from those of other steps
 * @param mask used instead of a drawn one: 1 where an element is kept, {@code [rows][units]}
 */
@SuppressWarnings("ArrayRecordComponent") // never written
record DropoutOp(int units, double p, int index, double @Nullable [] mask) implements Op, Curved {

    @Override
    public int inputs() {
        return units;
    }

    @Override
    public int outputs() {
        return units;
    }

    @Override
    public int[] kept(int rows, int stride) {
        return new int[] {units * stride};
    }

    @Override
    public void forward(Pass pass) {
        draw(pass, stream(pass), 0, pass.rows);
        multiply(pass, 0, units);
    }

    @Override
    public int forward(Pass pass, int from, long work) {
        int left = pass.rows - from;
        if (left > 0) {
            pass.drawing = from == 0 ? stream(pass) : pass.drawing;
            int some = Op.lines(work, (long) Pass.BENT * units, left);
            draw(pass, pass.drawing, from, from + some);
            return from + some;
        }
        int first = from - pass.rows;
        int some = Op.lines(work, pass.stride, units - first);
        multiply(pass, first, first + some);
        return Op.next(from + some, pass.rows + units);
    }

    private void multiply(Pass pass, int first, int end) {
        double[] factor = pass.kept[0];
        for (int i = first * pass.stride; i < end * pass.stride; i++) {
            pass.out[i] = pass.in[i] * factor[i];
        }
    }

    private @Nullable Stream stream(Pass pass) {
        return pass.mode == Mode.TRAIN && pass.dropout != null && mask == null ? pass.dropout.part(index) : null;
    }

    // Row by row, so that the mask does not depend on how rows are laid out.
    private void draw(Pass pass, @Nullable Stream stream, int first, int end) {
        double[] factor = pass.kept[0];
        double kept = 1 / (1 - p);
        for (int r = first; r < end; r++) {
            for (int u = 0; u < units; u++) {
                factor[u * pass.stride + r] = factor(pass, stream, r * units + u, kept);
            }
        }
    }

    private double factor(Pass pass, @Nullable Stream stream, int element, double kept) {
        if (mask != null && pass.mode == Mode.TRAIN) {
            return mask[element] * kept;
        }
        if (stream == null) {
            return 1;
        }
        return stream.uniform() < p ? 0 : kept;
    }

    @Override
    public void backward(Pass pass) {
        if (pass.dIn != null) {
            for (int i = 0; i < units * pass.stride; i++) {
                pass.dIn[i] = pass.dOut[i] * pass.kept[0][i];
            }
        }
    }

    @Override
    public void forward(Pass pass, Tangent along) {
        for (int i = 0; i < units * pass.stride; i++) {
            along.out[i] = along.in[i] * pass.kept[0][i];
        }
    }

    @Override
    public void backward(Pass pass, Tangent along) {
        if (pass.dIn != null) {
            for (int i = 0; i < units * pass.stride; i++) {
                along.dIn[i] = along.dOut[i] * pass.kept[0][i];
            }
        }
    }
}
