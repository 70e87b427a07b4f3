package downhill.bench;

import downhill.optim.Adam;
import downhill.optim.Optimizer;
import downhill.optim.Sgd;

/** The optimizers of the comparison, in lower case as its results name them. */
public enum Method {
    sgd,
    adam;

    Optimizer optimizer() {
        return switch (this) {
            case sgd -> new Sgd();
            case adam -> new Adam(0.9, 0.999, 1e-8);
        };
    }
}
