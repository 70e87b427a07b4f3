package downhill.nn;

import downhill.choice.Range;
import downhill.choice.Term;

/** Cut at both ends, straight in between; the slope at the ends is 0. */
@Term(id = "hardtanh", formula = "clamp(z, min_val, max_val)", paper = "Collobert 2004, Large scale machine learning")
@Slope("min_val < z < max_val ? 1 : 0")
public record HardTanh(
        @Range(value = -1, min = -100, max = 0) double minVal,
        @Range(value = 1, min = 0, max = 100) double maxVal) implements Activation {

    @Override
    public double value(double z) {
        return z <= minVal ? minVal : z >= maxVal ? maxVal : z;
    }

    @Override
    public double slope(double z, double a) {
        return z <= minVal || z >= maxVal ? 0 : 1;
    }

    @Override
    public double steepest() {
        return minVal < maxVal ? 1 : 0;
    }

    @Override
    public double curvature(double z) {
        return 0;
    }

    @Override
    public double[] kinks() {
        return new double[] {minVal, maxVal};
    }
}
