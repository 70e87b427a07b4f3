package downhill.nn;

import downhill.choice.Choice;
import downhill.math.Stream;
import downhill.math.Tensor;

/** How the weights of a layer start; biases start at zero. */
public sealed interface Initialiser extends Choice permits Zeros, XavierUniform, KaimingNormal {

    /** Fills {@code weights}, a {@code W[out][in]}, inside the flat parameters. */
    void fill(double[] parameters, Tensor weights, Stream stream);
}
