package downhill.nn;

import downhill.nn.Tape.Scalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** A recurrent network written from the formulas of the reference data alone; all derivatives come from the tape. */
final class TapedRecurrent implements Network {
    private final GoldenRecurrent each;
    private final Tape tape = new Tape();
    private final Map<String, Scalar[]> parameters = new TreeMap<>();
    private final int hidden;
    private final int inputs;
    private final int steps;
    private final Scalar[] x;
    /** Of all samples, before the next step. */
    private Scalar[] h;

    private Scalar[] c;
    private final List<Scalar[]> hs = new ArrayList<>();
    private final List<Scalar[]> cs = new ArrayList<>();
    private final List<Scalar> losses = new ArrayList<>();
    private final double[] y;
    private final double[] outputs;

    TapedRecurrent(GoldenRecurrent each) {
        this.each = each;
        hidden = each.hidden();
        inputs = each.inputs();
        steps = each.steps();
        for (String name : each.parameterNames()) {
            parameters.put(name, tape.leaves(each.parameter(name)));
        }
        x = tape.leaves(each.x());
        h = tape.leaves(each.h0());
        c = tape.leaves(each.c0());
        y = each.y();
        outputs = new double[y.length];
    }

    @Override
    public Result run() {
        Scalar[] h0 = h;
        losses.add(tape.leaf(0));
        for (int t = 0; t < steps; t++) {
            if (each.detachedBefore(t)) {
                detach();
            }
            step(t);
            hs.add(h);
            cs.add(c);
            if (each.lossOnAll() || t == steps - 1) {
                compare(t);
            }
        }
        Scalar loss = losses.stream().reduce(tape::plus).orElseThrow();
        tape.backward(loss);
        Map<String, double[]> gradients = new TreeMap<>();
        parameters.forEach((name, numbers) -> gradients.put(name, all(numbers, Scalar::derivative)));
        return new Result(
                loss.value(),
                losses.stream().mapToDouble(Scalar::value).toArray(),
                outputs,
                sequence(hs),
                sequence(cs),
                gradients,
                all(h0, Scalar::derivative),
                all(x, Scalar::derivative),
                norms(hs),
                norms(cs));
    }

    /** The state as mere numbers; with chunks, a loss of its own for the next one. */
    private void detach() {
        h = tape.leaves(all(h, Scalar::value));
        c = tape.leaves(all(c, Scalar::value));
        if (each.inChunks()) {
            losses.add(tape.leaf(0));
        }
    }

    private void step(int t) {
        Scalar[] nextH = new Scalar[h.length];
        Scalar[] nextC = new Scalar[c.length];
        for (int s = 0; s < each.batch(); s++) {
            for (int u = 0; u < hidden; u++) {
                int at = s * hidden + u;
                switch (each.cell()) {
                    case "rnn_tanh" -> nextH[at] = tape.tanh(gate(0, t, s, u));
                    case "rnn_relu" -> nextH[at] = tape.relu(gate(0, t, s, u));
                    case "lstm" -> {
                        nextC[at] = lstmCell(t, s, u);
                        nextH[at] = tape.times(tape.sigmoid(gate(3, t, s, u)), tape.tanh(nextC[at]));
                    }
                    case "gru" -> nextH[at] = gru(t, s, u);
                    default -> throw new IllegalArgumentException(each.cell());
                }
            }
        }
        h = nextH;
        c = nextC;
    }

    private Scalar lstmCell(int t, int s, int u) {
        Scalar kept = tape.times(tape.sigmoid(gate(1, t, s, u)), c[s * hidden + u]);
        Scalar added = tape.times(tape.sigmoid(gate(0, t, s, u)), tape.tanh(gate(2, t, s, u)));
        return tape.plus(kept, added);
    }

    private Scalar gru(int t, int s, int u) {
        Scalar reset = tape.sigmoid(gate(0, t, s, u));
        Scalar keep = tape.sigmoid(gate(1, t, s, u));
        Scalar past = tape.times(reset, fromState(2, s, u));
        Scalar fresh = tape.tanh(tape.plus(fromInput(2, t, s, u), past));
        Scalar renew = tape.linear(-1, keep, 1);
        return tape.plus(tape.times(renew, fresh), tape.times(keep, h[s * hidden + u]));
    }

    private Scalar gate(int gate, int t, int s, int u) {
        return tape.plus(fromInput(gate, t, s, u), fromState(gate, s, u));
    }

    private Scalar fromInput(int gate, int t, int s, int u) {
        return row("W_ih", "b_ih", gate * hidden + u, x, (s * steps + t) * inputs, inputs);
    }

    private Scalar fromState(int gate, int s, int u) {
        return row("W_hh", "b_hh", gate * hidden + u, h, s * hidden, hidden);
    }

    /** One row of W v + b. */
    private Scalar row(String weight, String bias, int row, Scalar[] v, int from, int count) {
        Scalar sum = numbers(bias)[row];
        for (int i = 0; i < count; i++) {
            sum = tape.plus(sum, tape.times(numbers(weight)[row * count + i], v[from + i]));
        }
        return sum;
    }

    private Scalar[] numbers(String parameter) {
        return parameters.getOrDefault(parameter, new Scalar[0]);
    }

    /** Adds the mean squared error of a step to the last loss. */
    private void compare(int t) {
        for (int s = 0; s < each.batch(); s++) {
            for (int o = 0; o < each.outputs(); o++) {
                int at = (each.lossOnAll() ? s * steps + t : s) * each.outputs() + o;
                Scalar output = row("V", "c", o, h, s * hidden, hidden);
                outputs[at] = output.value();
                Scalar error = tape.linear(1, output, -y[at]);
                Scalar share = tape.linear(1.0 / y.length, tape.times(error, error), 0);
                losses.add(tape.plus(losses.removeLast(), share));
            }
        }
    }

    private static double[] all(Scalar[] numbers, ToDoubleFunction<Scalar> read) {
        return Arrays.stream(numbers).mapToDouble(read).toArray();
    }

    private double[] sequence(List<Scalar[]> states) {
        double[] sequence = new double[steps * states.getFirst().length];
        for (int t = 0; t < steps; t++) {
            for (int i = 0; i < states.get(t).length; i++) {
                sequence[(i / hidden * steps + t) * hidden + i % hidden] = states.get(t)[i].value();
            }
        }
        return sequence;
    }

    private static double[] norms(List<Scalar[]> states) {
        if (states.getFirst().length == 0) {
            return new double[0];
        }
        return states.stream()
                .mapToDouble(state -> Math.sqrt(Arrays.stream(state)
                        .mapToDouble(Scalar::derivative)
                        .map(d -> d * d)
                        .sum()))
                .toArray();
    }
}
