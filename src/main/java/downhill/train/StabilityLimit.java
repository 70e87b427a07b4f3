package downhill.train;

import downhill.experiment.Training;
import downhill.optim.Momentum;
import downhill.optim.MomentumSutskever;
import downhill.optim.Nesterov;
import downhill.optim.NesterovKeras;
import downhill.optim.NesterovLookahead;
import downhill.optim.Optimizer;
import downhill.optim.Sgd;
import java.util.OptionalDouble;

/**
 * The steepness above which descent on a parabola would diverge: 2 / lr, with momentum 2 (1 + mu) / lr, with Nesterov's
 * 2 (1 + mu) / ((1 + 2 mu) lr), in PyTorch's form and in the others that move alike at a constant rate, each less the
 * optimizer's weight decay.
 *
 * <p>Exact for full batches on a quadratic alone, and real networks often train right at it: it is evidence, never a
 * verdict. Other optimizers, treated gradients, mini-batches and dropout have none.
 *
 * <p>Source: Polyak 1964; Cohen et al. 2021, Gradient descent on neural networks typically occurs at the edge of
 * stability.
 */
public final class StabilityLimit {
    private StabilityLimit() {}

    /** At the learning rate of a trainer's next update. */
    public static OptionalDouble of(Trainer trainer) {
        Training training = trainer.experiment().training();
        boolean whole = trainer.batches().size() >= trainer.batches().total();
        boolean plain = training.treatment().isEmpty()
                && !(trainer.ground() instanceof NetworkGround network
                        && network.model().drops());
        return whole && plain ? of(training.optimizer(), trainer.rate()) : OptionalDouble.empty();
    }

    private static OptionalDouble of(Optimizer optimizer, double rate) {
        OptionalDouble most = most(optimizer);
        return most.isPresent()
                ? OptionalDouble.of(most.getAsDouble() / rate - optimizer.weightDecay())
                : OptionalDouble.empty();
    }

    /**
     * The learning rate above which an optimizer would diverge on a parabola so steep; none where it has no limit.
     *
     * @param steepness the largest eigenvalue of its Hessian, above 0
     */
    public static OptionalDouble rate(Optimizer optimizer, double steepness) {
        OptionalDouble most = most(optimizer);
        return most.isPresent()
                ? OptionalDouble.of(most.getAsDouble() / (steepness + optimizer.weightDecay()))
                : OptionalDouble.empty();
    }

    private static OptionalDouble ahead(double momentum) {
        return OptionalDouble.of(2 * (1 + momentum) / (1 + 2 * momentum));
    }

    /** The largest product of rate and steepness. */
    private static OptionalDouble most(Optimizer optimizer) {
        return switch (optimizer) {
            case Sgd _ -> OptionalDouble.of(2);
            case Momentum heavy when heavy.dampening() == 0 -> OptionalDouble.of(2 * (1 + heavy.momentum()));
            case MomentumSutskever heavy -> OptionalDouble.of(2 * (1 + heavy.momentum()));
            case Nesterov ahead -> ahead(ahead.momentum());
            case NesterovKeras ahead -> ahead(ahead.momentum());
            // Where its decay acts the gradient is not taken.
            case NesterovLookahead ahead when ahead.weightDecay() == 0 -> ahead(ahead.momentum());
            default -> OptionalDouble.empty();
        };
    }
}
