package downhill.data;

import downhill.choice.Term;
import downhill.math.Functions;

/** The sine of the second input. */
@Term(id = "sin_x2", formula = "sin x2")
public record SinX2() implements Derived {

    @Override
    public double of(double x1, double x2) {
        return Functions.sin(x2);
    }

    @Override
    public String label() {
        return "sin x2";
    }
}
