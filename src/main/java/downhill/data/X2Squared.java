package downhill.data;

import downhill.choice.Term;

/** The square of the second input. */
@Term(id = "x2_squared", formula = "x2^2")
public record X2Squared() implements Derived {

    @Override
    public double of(double x1, double x2) {
        return x2 * x2;
    }

    @Override
    public String label() {
        return "x2²";
    }
}
