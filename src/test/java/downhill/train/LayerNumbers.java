package downhill.train;

import downhill.math.Tensor;
import downhill.nn.GoldenNetwork;
import java.util.ArrayList;
import java.util.List;

/** The six numbers of each dense layer in the reference data's history. */
final class LayerNumbers {
    static final int COUNT = 6;

    private LayerNumbers() {}

    /** ||dW||, ||db||, mean|dW|, mean|db|, norm of both, and the relative change of W. */
    static List<double[]> of(GoldenNetwork network, Descent descent) {
        List<double[]> all = new ArrayList<>();
        List<Tensor> tensors = network.model().parameters().tensors();
        for (int i = 0; i < tensors.size(); i += 2) {
            double[] g = descent.gradient();
            double w = norm(g, tensors.get(i));
            double b = norm(g, tensors.get(i + 1));
            all.add(new double[] {
                w,
                b,
                mean(g, tensors.get(i)),
                mean(g, tensors.get(i + 1)),
                Math.hypot(w, b),
                change(network.values().parameters(), descent, tensors.get(i))
            });
        }
        return all;
    }

    private static double norm(double[] v, Tensor t) {
        double sum = 0;
        for (int i = t.offset(); i < t.end(); i++) {
            sum += v[i] * v[i];
        }
        return Math.sqrt(sum);
    }

    private static double mean(double[] v, Tensor t) {
        double sum = 0;
        for (int i = t.offset(); i < t.end(); i++) {
            sum += Math.abs(v[i]);
        }
        return sum / t.size();
    }

    private static double change(double[] after, Descent descent, Tensor t) {
        double[] before = descent.previous();
        double[] difference = new double[after.length];
        for (int i = t.offset(); i < t.end(); i++) {
            difference[i] = after[i] - before[i];
        }
        return norm(difference, t) / norm(before, t);
    }
}
