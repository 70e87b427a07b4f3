package downhill.nn;

import java.util.Arrays;

/** The last of some moments. */
record LastOp(int units, int steps) implements Op, Curved {

    @Override
    public int inputs() {
        return units * steps;
    }

    @Override
    public int outputs() {
        return units;
    }

    @Override
    public void forward(Pass pass) {
        int count = units * pass.stride;
        System.arraycopy(pass.in, (steps - 1) * count, pass.out, 0, count);
    }

    @Override
    public void backward(Pass pass) {
        if (pass.dIn != null) {
            int count = units * pass.stride;
            Arrays.fill(pass.dIn, 0, (steps - 1) * count, 0);
            System.arraycopy(pass.dOut, 0, pass.dIn, (steps - 1) * count, count);
        }
    }

    @Override
    public void forward(Pass pass, Tangent along) {
        int count = units * pass.stride;
        System.arraycopy(along.in, (steps - 1) * count, along.out, 0, count);
    }

    @Override
    public void backward(Pass pass, Tangent along) {
        if (pass.dIn != null) {
            int count = units * pass.stride;
            Arrays.fill(along.dIn, 0, (steps - 1) * count, 0);
            System.arraycopy(along.dOut, 0, along.dIn, (steps - 1) * count, count);
        }
    }
}
