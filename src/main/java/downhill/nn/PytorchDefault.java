package downhill.nn;

import downhill.choice.Term;
import downhill.math.Stream;
import downhill.math.Tensor;

/**
 * What a layer of PyTorch starts with, weights and bias alike; the fan_in of everything in a recurrent layer is the
 * number of its units.
 */
@Term(
        id = "pytorch_default",
        formula = "U(-a, a), a = 1 / sqrt(fan_in), for the bias too",
        paper = "PyTorch, torch.nn.Linear, torch.nn.RNN")
public record PytorchDefault() implements Initialiser {

    static double bound(Tensor weights) {
        return 1 / Math.sqrt((double) weights.columns());
    }

    @Override
    public void fillBias(double[] parameters, Tensor bias, Tensor weights, Stream stream) {
        Fill.uniform(parameters, bias, bound(weights), stream);
    }

    @Override
    public void fill(double[] parameters, Tensor weights, Stream stream) {
        Fill.uniform(parameters, weights, bound(weights), stream);
    }
}
