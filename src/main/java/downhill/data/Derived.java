package downhill.data;

import downhill.choice.Choice;
import java.util.ArrayList;
import java.util.List;

/** A further input that is computed from the two inputs of a plane, before any scaling. */
public sealed interface Derived extends Choice permits X1Squared, X2Squared, X1X2, SinX1, SinX2 {

    /** Its value at a point. */
    double of(double x1, double x2);

    /** What it is called, beside x1 and x2. */
    String label();

    /** The examples of a plane with these inputs behind their own two. */
    static Examples append(List<Derived> derived, Examples plane) {
        if (derived.isEmpty()) {
            return plane;
        }
        int inputs = 2 + derived.size();
        double[] x = new double[plane.rows() * inputs];
        List<String> names = new ArrayList<>();
        derived.forEach(input -> names.add(input.label()));
        for (int r = 0; r < plane.rows(); r++) {
            double x1 = plane.x()[2 * r];
            double x2 = plane.x()[2 * r + 1];
            x[r * inputs] = x1;
            x[r * inputs + 1] = x2;
            for (int d = 0; d < derived.size(); d++) {
                x[r * inputs + 2 + d] = derived.get(d).of(x1, x2);
            }
        }
        return new Examples(plane.rows(), x, plane.y(), plane.labels().with(names));
    }
}
