package downhill.data;

import downhill.choice.Term;

/** The product of both inputs. */
@Term(id = "x1_x2", formula = "x1 x2")
public record X1X2() implements Derived {

    @Override
    public double of(double x1, double x2) {
        return x1 * x2;
    }

    @Override
    public String label() {
        return "x1 x2";
    }
}
