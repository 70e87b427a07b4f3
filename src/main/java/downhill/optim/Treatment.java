package downhill.optim;

import downhill.choice.Choice;
import downhill.math.Layout;

/** What is done to a gradient before the optimizer sees it. */
public sealed interface Treatment extends Choice permits ClipValue, ClipNorm {

    /**
     * Treats the gradient in place.
     *
     * @return whether anything was cut
     */
    boolean apply(double[] gradient, Layout layout);
}
