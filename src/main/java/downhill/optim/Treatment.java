package downhill.optim;

import downhill.choice.Choice;

/** What is done to a gradient before the optimizer sees it: an immutable specification; its state is apart. */
public sealed interface Treatment extends Choice
        permits ClipValue,
                ClipNorm,
                ClipExactNorm,
                ClipLayerNorm,
                ClipTensorNorm,
                NormalizeGlobal,
                NormalizeLayer,
                NormalizeTensor,
                AdaptiveClip,
                ScaleGradient,
                LossScale,
                DynamicLossScale,
                GradientNoise {

    /**
     * Treats the gradient in place.
     *
     * @param on what it may look at, its state, and where it notes what it did
     */
    void apply(double[] gradient, Treating on);

    /** Length of its state. */
    default int scalars() {
        return 0;
    }

    /** Sets the state before the first update; it comes all zero. */
    default void start(double[] state) {}

    /** The factor by which the loss is multiplied before the backward pass of the next update. */
    default double lossScale(double[] state) {
        return 1;
    }
}
