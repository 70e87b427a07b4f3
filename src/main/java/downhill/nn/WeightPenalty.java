package downhill.nn;

import downhill.math.Tensor;
import downhill.nn.Model.LayerParts;

/**
 * What large weights cost: l1 sum |w| + l2 / 2 sum w^2 over all weight matrices; biases, scales and shifts are free.
 *
 * @param l1 the lasso's factor
 * @param l2 the ridge's factor
 */
public record WeightPenalty(double l1, double l2) {

    /** What the weights cost. */
    public double cost(Model model, double[] parameters) {
        double magnitudes = 0;
        double squares = 0;
        for (LayerParts layer : model.layers()) {
            for (Tensor weight : layer.weights()) {
                for (int i = weight.offset(); i < weight.end(); i++) {
                    magnitudes += Math.abs(parameters[i]);
                    squares = Math.fma(parameters[i], parameters[i], squares);
                }
            }
        }
        // What costs nothing costs nothing for infinite weights too.
        return (l1 == 0 ? 0 : l1 * magnitudes) + (l2 == 0 ? 0 : 0.5 * l2 * squares);
    }

    /** Adds the gradient of {@code scale} times the cost. */
    public void addTo(double[] gradient, Model model, double[] parameters, double scale) {
        if (l1 == 0 && l2 == 0) {
            return;
        }
        for (LayerParts layer : model.layers()) {
            for (Tensor weight : layer.weights()) {
                for (int i = weight.offset(); i < weight.end(); i++) {
                    double w = parameters[i];
                    gradient[i] += scale * (l1 * Math.signum(w) + l2 * w);
                }
            }
        }
    }
}
