package downhill.data;

import downhill.choice.Term;
import downhill.math.Functions;

/** The sine of the first input. */
@Term(id = "sin_x1", formula = "sin x1")
public record SinX1() implements Derived {

    @Override
    public double of(double x1, double x2) {
        return Functions.sin(x1);
    }

    @Override
    public String label() {
        return "sin x1";
    }
}
