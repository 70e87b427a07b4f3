package downhill.data;

import downhill.choice.Range;
import downhill.choice.Task;
import downhill.choice.Term;
import downhill.math.Stream;

/** A number that rises evenly across the plane. */
@Term(id = "plane", formula = "y = x1 / 2 - x2 / 4 + N(0, noise^2), x in [-1, 1]")
public record Plane(@Range(0.1) double noise) implements Dataset {

    @Override
    public Task task() {
        return Task.REGRESSION;
    }

    @Override
    public Examples draw(int rows, Stream stream) {
        return Functional.surface(rows, stream, noise, (x1, x2) -> 0.5 * x1 - 0.25 * x2);
    }
}
