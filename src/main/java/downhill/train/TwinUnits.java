package downhill.train;

import downhill.math.Layout;
import downhill.math.Tensor;
import downhill.nn.Model.LayerParts;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Finds units of a layer whose weights are those of another one, so that they answer alike. One pass over the weights:
 * units are sorted by a sum of theirs with fixed factors, and only neighbours are compared.
 */
final class TwinUnits {
    /** Weights that differ by less, relative to the largest of the unit, are the same. */
    private static final double TOLERANCE = 1e-6;

    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final List<LayerParts> layers;
    private final Layout layout;

    TwinUnits(List<LayerParts> layers, Layout layout) {
        this.layers = layers;
        this.layout = layout;
    }

    /** Share of the units of each layer that have a twin; 0 for the output layer. */
    double[] shares(double[] parameters) {
        double[] shares = new double[layers.size()];
        for (int l = 0; l < shares.length - 1; l++) {
            int end = layers.get(l + 1).weight().offset();
            shares[l] = share(layers.get(l), end, parameters);
        }
        return shares;
    }

    private double share(LayerParts layer, int end, double[] parameters) {
        int units = layer.units();
        List<Tensor> own = layout.tensors().stream()
                .filter(tensor -> tensor.offset() >= layer.weight().offset() && tensor.end() <= end)
                .toList();
        double[] sums = new double[units];
        Integer[] order = new Integer[units];
        for (int u = 0; u < units; u++) {
            order[u] = u;
            sums[u] = sum(own, units, u, parameters);
        }
        Arrays.sort(order, Comparator.comparingDouble(u -> sums[u]));
        boolean[] twin = new boolean[units];
        for (int i = 1; i < units; i++) {
            if (alike(own, units, order[i - 1], order[i], parameters)) {
                twin[order[i - 1]] = true;
                twin[order[i]] = true;
            }
        }
        int count = 0;
        for (boolean each : twin) {
            count += each ? 1 : 0;
        }
        return (double) count / units;
    }

    private static double sum(List<Tensor> own, int units, int unit, double[] parameters) {
        double sum = 0;
        long place = 0;
        for (Tensor tensor : own) {
            for (int row = unit; row < tensor.rows(); row += units) {
                int from = tensor.offset() + row * tensor.columns();
                for (int i = from; i < from + tensor.columns(); i++) {
                    double factor = 1 + (double) ((++place * SPREAD) >>> 40) * 0x1p-24;
                    sum = Math.fma(factor, parameters[i], sum);
                }
            }
        }
        return sum;
    }

    private static boolean alike(List<Tensor> own, int units, int one, int other, double[] parameters) {
        double difference = 0;
        double largest = 0;
        for (Tensor tensor : own) {
            for (int row = 0; row < tensor.rows(); row += units) {
                int a = tensor.offset() + (row + one) * tensor.columns();
                int b = tensor.offset() + (row + other) * tensor.columns();
                for (int i = 0; i < tensor.columns(); i++) {
                    largest = Math.max(largest, Math.abs(parameters[a + i]));
                    difference = Math.max(difference, Math.abs(parameters[a + i] - parameters[b + i]));
                }
            }
        }
        return difference <= TOLERANCE * largest;
    }
}
