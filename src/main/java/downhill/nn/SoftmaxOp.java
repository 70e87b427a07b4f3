package downhill.nn;

import downhill.math.Functions;

/**
 * The softmax of each row and moment, or its logarithm.
 *
 * @param logarithm whether log-probabilities are wanted
 */
record SoftmaxOp(int units, int steps, boolean logarithm) implements Op, Curved {

    @Override
    public int inputs() {
        return units * steps;
    }

    @Override
    public int outputs() {
        return units * steps;
    }

    @Override
    public void forward(Pass pass) {
        lines(pass, 0, steps * pass.rows);
    }

    @Override
    public int forward(Pass pass, int from, long work) {
        int to = from + Op.lines(work, (long) Pass.BENT * units, steps * pass.rows - from);
        lines(pass, from, to);
        return Op.next(to, steps * pass.rows);
    }

    // A line is a row at a moment.
    private void lines(Pass pass, int from, int to) {
        for (int line = from; line < to; line++) {
            forward(pass, line / pass.rows * units * pass.stride + line % pass.rows);
        }
    }

    private void forward(Pass pass, int at) {
        double largest = pass.in[at];
        for (int u = 1; u < units; u++) {
            largest = Math.max(largest, pass.in[at + u * pass.stride]);
        }
        double total = 0;
        for (int u = 0; u < units; u++) {
            int i = at + u * pass.stride;
            pass.out[i] = Functions.exp(pass.in[i] - largest);
            total += pass.out[i];
        }
        double log = largest + Functions.log(total);
        for (int u = 0; u < units; u++) {
            int i = at + u * pass.stride;
            pass.out[i] = logarithm ? pass.in[i] - log : pass.out[i] / total;
        }
    }

    @Override
    public void backward(Pass pass) {
        linesBack(pass, 0, steps * pass.rows);
    }

    @Override
    public int backward(Pass pass, int from, long work) {
        int to = from + Op.lines(work, (long) Pass.BENT * units, steps * pass.rows - from);
        linesBack(pass, from, to);
        return Op.next(to, steps * pass.rows);
    }

    private void linesBack(Pass pass, int from, int to) {
        for (int line = from; pass.dIn != null && line < to; line++) {
            backward(pass, pass.dIn, line / pass.rows * units * pass.stride + line % pass.rows);
        }
    }

    private void backward(Pass pass, double[] dIn, int at) {
        double sum = 0;
        for (int u = 0; u < units; u++) {
            int i = at + u * pass.stride;
            sum = logarithm ? sum + pass.dOut[i] : Math.fma(pass.dOut[i], pass.out[i], sum);
        }
        for (int u = 0; u < units; u++) {
            int i = at + u * pass.stride;
            dIn[i] = logarithm ? pass.dOut[i] - Functions.exp(pass.out[i]) * sum : pass.out[i] * (pass.dOut[i] - sum);
        }
    }

    @Override
    public void forward(Pass pass, Tangent along) {
        for (int t = 0; t < steps; t++) {
            for (int r = 0; r < pass.rows; r++) {
                forward(pass, along, t * units * pass.stride + r);
            }
        }
    }

    private void forward(Pass pass, Tangent along, int at) {
        double mean = 0;
        for (int u = 0; u < units; u++) {
            int i = at + u * pass.stride;
            mean = Math.fma(probability(pass, i), along.in[i], mean);
        }
        for (int u = 0; u < units; u++) {
            int i = at + u * pass.stride;
            double change = along.in[i] - mean;
            along.out[i] = logarithm ? change : pass.out[i] * change;
        }
    }

    private double probability(Pass pass, int i) {
        return logarithm ? Functions.exp(pass.out[i]) : pass.out[i];
    }

    @Override
    public void backward(Pass pass, Tangent along) {
        if (pass.dIn == null) {
            return;
        }
        for (int t = 0; t < steps; t++) {
            for (int r = 0; r < pass.rows; r++) {
                int at = t * units * pass.stride + r;
                if (logarithm) {
                    backwardOfLogarithm(pass, along, at);
                } else {
                    backward(pass, along, at);
                }
            }
        }
    }

    private void backwardOfLogarithm(Pass pass, Tangent along, int at) {
        double sum = 0;
        double change = 0;
        for (int u = 0; u < units; u++) {
            sum += pass.dOut[at + u * pass.stride];
            change += along.dOut[at + u * pass.stride];
        }
        for (int u = 0; u < units; u++) {
            int i = at + u * pass.stride;
            along.dIn[i] = along.dOut[i] - Functions.exp(pass.out[i]) * (along.out[i] * sum + change);
        }
    }

    private void backward(Pass pass, Tangent along, int at) {
        double sum = 0;
        double change = 0;
        for (int u = 0; u < units; u++) {
            int i = at + u * pass.stride;
            sum = Math.fma(pass.dOut[i], pass.out[i], sum);
            change = Math.fma(along.dOut[i], pass.out[i], Math.fma(pass.dOut[i], along.out[i], change));
        }
        for (int u = 0; u < units; u++) {
            int i = at + u * pass.stride;
            along.dIn[i] = along.out[i] * (pass.dOut[i] - sum) + pass.out[i] * (along.dOut[i] - change);
        }
    }
}
