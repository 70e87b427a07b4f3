package downhill.optim;

import downhill.choice.Term;

/** The learning rate stays as it is. */
@Term(id = "constant", formula = "lr")
public record Constant() implements Schedule {

    @Override
    public double rate(double base, long update, long epoch, double[] state) {
        return base;
    }
}
