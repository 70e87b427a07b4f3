package downhill.nn;

import downhill.choice.Term;

/** Double precision: nothing is rounded. */
@Term(id = "float64", formula = "53 significant bits", paper = "IEEE 754")
public record Float64() implements Precision {

    @Override
    public double round(double x) {
        return x;
    }

    @Override
    public void round(double[] v, int from, int to) {
        // Every double is one.
    }

    @Override
    public boolean master() {
        return false;
    }
}
