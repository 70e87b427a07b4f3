package downhill.nn;

import downhill.math.Functions;

/**
 * The softmax of each row and moment, or its logarithm.
 *
 * @param logarithm whether log-probabilities are wanted
 */
record SoftmaxOp(int units, int steps, boolean logarithm) implements Op {

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
        for (int t = 0; t < steps; t++) {
            for (int r = 0; r < pass.rows; r++) {
                forward(pass, t * units * pass.stride + r);
            }
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
        if (pass.dIn == null) {
            return;
        }
        for (int t = 0; t < steps; t++) {
            for (int r = 0; r < pass.rows; r++) {
                backward(pass, pass.dIn, t * units * pass.stride + r);
            }
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
}
