package downhill.nn;

import downhill.choice.Choice;
import downhill.math.Stream;
import downhill.math.Tensor;
import java.util.Arrays;

/** How the parameters of a layer start; fan_in is the number of its inputs, fan_out that of its units. */
public sealed interface Initialiser extends Choice
        permits Zeros,
                XavierUniform,
                XavierNormal,
                KaimingUniform,
                KaimingNormal,
                LecunUniform,
                LecunNormal,
                Orthogonal,
                PytorchDefault,
                Uniform,
                Normal,
                TruncatedNormal,
                ConstantWeight {

    /** Fills {@code weights}, a {@code W[out][in]}, inside the flat parameters. */
    void fill(double[] parameters, Tensor weights, Stream stream);

    /**
     * Fills the bias of a layer, zeros for most.
     *
     * @param weights of the same layer, for its fan_in
     * @param stream the one that {@link #fill} drew from
     */
    default void fillBias(double[] parameters, Tensor bias, Tensor weights, Stream stream) {
        Arrays.fill(parameters, bias.offset(), bias.end(), 0);
    }
}
