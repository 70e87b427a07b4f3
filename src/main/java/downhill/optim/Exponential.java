package downhill.optim;

import downhill.choice.Range;
import downhill.choice.Term;
import downhill.math.Functions;

/** The same factor after every epoch. */
@Term(id = "exponential", formula = "lr * gamma^epoch", paper = "torch.optim.lr_scheduler.ExponentialLR")
public record Exponential(@Range(0.95) double gamma) implements Schedule {

    @Override
    public double rate(double base, long update, long epoch, double[] state) {
        return base * Functions.pow(gamma, epoch);
    }
}
