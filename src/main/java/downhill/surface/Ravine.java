package downhill.surface;

import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.choice.Term;
import java.util.List;

/**
 * A long valley with steep walls: a step that is safe across it is small along it.
 *
 * @param conditionNumber k, how many times steeper it is across than along
 */
@Term(
        id = "ravine",
        formula = "(x^2 + k y^2) / 2",
        paper = "Polyak 1964, Some methods of speeding up the convergence of iteration methods")
public record Ravine(
        @Range(value = 100, min = 1, max = 10_000, scale = Scale.LOG)
        double conditionNumber) implements Surface {

    @Override
    public double value(double x, double y) {
        return 0.5 * (x * x + conditionNumber * y * y);
    }

    @Override
    public void gradient(double x, double y, double[] into) {
        into[0] = x;
        into[1] = conditionNumber * y;
    }

    @Override
    public void hessian(double x, double y, double[] into) {
        into[0] = 1;
        into[1] = 0;
        into[2] = conditionNumber;
    }

    @Override
    public Window window() {
        return new Window(-10, 10, -2, 2);
    }

    @Override
    public double startX() {
        return -8;
    }

    @Override
    public double startY() {
        return 1;
    }

    @Override
    public List<Minimum> minima() {
        return List.of(new Minimum(0, 0, 0));
    }
}
