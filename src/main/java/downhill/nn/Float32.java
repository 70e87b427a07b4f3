package downhill.nn;

import downhill.choice.Range;
import downhill.choice.Term;

/** Single precision. */
@Term(id = "float32", formula = "24 significant bits, largest 3.4e38", paper = "IEEE 754")
public record Float32(@Range(0) boolean master) implements Precision {

    @Override
    public double round(double x) {
        return (float) x;
    }

    @Override
    public void round(double[] v, int from, int to) {
        for (int i = from; i < to; i++) {
            v[i] = (float) v[i];
        }
    }
}
