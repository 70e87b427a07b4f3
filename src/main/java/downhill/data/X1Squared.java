package downhill.data;

import downhill.choice.Term;

/** The square of the first input. */
@Term(id = "x1_squared", formula = "x1^2")
public record X1Squared() implements Derived {

    @Override
    public double of(double x1, double x2) {
        return x1 * x1;
    }

    @Override
    public String label() {
        return "x1²";
    }
}
