package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Term;

/**
 * Scales the loss as {@link LossScale} does, by a factor that falls after an overflow and grows after a while without.
 *
 * <p>What stands before it in a list sees the scaled gradient.
 */
@Term(
        id = "dynamic_loss_scale",
        formula = "backward of scale * loss; g = g / scale; where an element is not finite: skip, scale = "
                + "scale * backoff_factor; after growth_interval updates in a row: scale = scale * "
                + "growth_factor",
        paper = "Micikevicius et al. 2018, Mixed precision training; torch.cuda.amp.GradScaler")
public record DynamicLossScale(
        @Range(value = 65536, min = 1e-6, max = 9e307, scale = Scale.LOG)
        double initScale,

        @Range(value = 2, min = 1, max = 100) double growthFactor,
        @Range(value = 0.5, min = 1e-3, max = 1) double backoffFactor,
        @Range(value = 2000, min = 1, max = 1_000_000) int growthInterval)
        implements Treatment {
    private static final int SCALE = 0;
    private static final int SINCE = 1;
    private static final int SCALARS = 2;

    @Override
    public void apply(double[] gradient, Treating on) {
        double[] state = on.state();
        Blocks.unscale(gradient, on.layout().size(), state[SCALE], on);
        if (on.overflow()) {
            state[SCALE] = Math.max(state[SCALE] * backoffFactor, Double.MIN_NORMAL);
            state[SINCE] = 0;
            return;
        }
        state[SINCE]++;
        if (state[SINCE] >= growthInterval) {
            state[SINCE] = 0;
            double grown = state[SCALE] * growthFactor;
            state[SCALE] = Double.isInfinite(grown) ? state[SCALE] : grown;
        }
    }

    @Override
    public int scalars() {
        return SCALARS;
    }

    @Override
    public void start(double[] state) {
        state[SCALE] = initScale;
    }

    @Override
    public double lossScale(double[] state) {
        return state[SCALE];
    }
}
