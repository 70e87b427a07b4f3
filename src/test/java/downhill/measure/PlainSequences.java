package downhill.measure;

import downhill.math.Layout;
import downhill.math.Tensor;
import downhill.nn.Gru;
import downhill.nn.Layer;
import downhill.nn.Lstm;
import downhill.nn.Rnn;
import java.util.List;

/** Recurrent layers and a linear output of one unit, written down as their formulas stand, for one sequence. */
final class PlainSequences {
    private final Layout layout;
    private final double[] p;
    private final List<Layer> layers;

    PlainSequences(Layout layout, double[] parameters, List<Layer> layers) {
        this.layout = layout;
        this.p = parameters;
        this.layers = layers;
    }

    /** Adds a little to one unit of h or c of a layer at one moment, as soon as it is there. */
    record Nudge(int layer, boolean cell, int moment, int unit, double size) {
        double at(int otherLayer, boolean otherCell, int otherMoment, int otherUnit) {
            boolean here = layer == otherLayer && cell == otherCell && moment == otherMoment && unit == otherUnit;
            return here ? size : 0;
        }
    }

    /** The answer at the last moment to x, one number at each moment. */
    double lastAnswer(double[] x, int outputStep, Nudge nudge) {
        double[][] sequence = new double[x.length][];
        for (int t = 0; t < x.length; t++) {
            sequence[t] = new double[] {x[t]};
        }
        for (int l = 0; l < layers.size(); l++) {
            sequence = layer(l, sequence, nudge);
        }
        double[] last = sequence[sequence.length - 1];
        return product(tensor(outputStep + ".weight"), 0, last)
                + p[tensor(outputStep + ".bias").offset()];
    }

    private double[][] layer(int index, double[][] in, Nudge nudge) {
        int units = tensor(index + ".weight_hh").columns();
        double[] h = new double[units];
        double[] c = new double[units];
        double[][] out = new double[in.length][];
        for (int t = 0; t < in.length; t++) {
            double[] next = new double[units];
            for (int u = 0; u < units; u++) {
                next[u] = state(index, in[t], h, c, t, u, nudge) + nudge.at(index, false, t, u);
            }
            h = next;
            out[t] = h;
        }
        return out;
    }

    private double state(int l, double[] x, double[] h, double[] c, int t, int u, Nudge nudge) {
        int units = h.length;
        return switch (layers.get(l)) {
            case Rnn _ -> Math.tanh(input(l, u, x) + hidden(l, u, h));
            case Lstm _ -> {
                double i = sigmoid(input(l, u, x) + hidden(l, u, h));
                double f = sigmoid(input(l, units + u, x) + hidden(l, units + u, h));
                double g = Math.tanh(input(l, 2 * units + u, x) + hidden(l, 2 * units + u, h));
                double o = sigmoid(input(l, 3 * units + u, x) + hidden(l, 3 * units + u, h));
                c[u] = f * c[u] + i * g + nudge.at(l, true, t, u);
                yield o * Math.tanh(c[u]);
            }
            case Gru _ -> {
                double r = sigmoid(input(l, u, x) + hidden(l, u, h));
                double z = sigmoid(input(l, units + u, x) + hidden(l, units + u, h));
                double n = Math.tanh(input(l, 2 * units + u, x) + r * hidden(l, 2 * units + u, h));
                yield (1 - z) * n + z * h[u];
            }
            default -> throw new IllegalArgumentException();
        };
    }

    private double input(int layer, int row, double[] x) {
        return product(tensor(layer + ".weight_ih"), row, x)
                + p[tensor(layer + ".bias_ih").offset() + row];
    }

    private double hidden(int layer, int row, double[] h) {
        return product(tensor(layer + ".weight_hh"), row, h)
                + p[tensor(layer + ".bias_hh").offset() + row];
    }

    private double product(Tensor weight, int row, double[] v) {
        double sum = 0;
        for (int i = 0; i < v.length; i++) {
            sum += p[weight.offset() + row * weight.columns() + i] * v[i];
        }
        return sum;
    }

    private Tensor tensor(String name) {
        return layout.tensors().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }
}
