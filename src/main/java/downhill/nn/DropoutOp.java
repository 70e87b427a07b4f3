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
        double[] factor = pass.kept[0];
        draw(pass, factor);
        for (int i = 0; i < units * pass.stride; i++) {
            pass.out[i] = pass.in[i] * factor[i];
        }
    }

    // Row by row, so that the mask does not depend on how rows are laid out.
    private void draw(Pass pass, double[] factor) {
        double kept = 1 / (1 - p);
        Stream stream =
                pass.mode == Mode.TRAIN && pass.dropout != null && mask == null ? pass.dropout.part(index) : null;
        for (int r = 0; r < pass.rows; r++) {
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
