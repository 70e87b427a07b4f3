package downhill.data;

import downhill.choice.Range;
import downhill.choice.Task;
import downhill.choice.Term;
import downhill.math.Stream;
import java.util.List;

/**
 * Noise whose first element must be remembered: its sign is the class, at every step.
 *
 * @param length steps
 * @param noise deviation of all elements but the first
 */
@Term(
        id = "remember_first",
        formula = "x_1 = +-u, u in [0.5, 1.5]; x_t = N(0, noise^2); class 1 where x_1 > 0",
        paper = "Bengio, Simard & Frasconi 1994, Learning long-term dependencies with gradient descent is difficult")
public record RememberFirst(
        @Range(value = 20, min = 2, max = Sequences.MAX_LENGTH)
        int length,

        @Range(1) double noise) implements Dataset {
    private static final Examples.Labels LABELS = new Examples.Labels(List.of("x"), "first", List.of("-", "+"));

    @Override
    public Task task() {
        return Task.BINARY;
    }

    @Override
    public int steps() {
        return length;
    }

    @Override
    public Examples draw(int rows, Stream stream) {
        return Sequences.examples(rows, length, LABELS, (row, x, y, at) -> fill(row, stream, x, y, at));
    }

    private void fill(int row, Stream stream, double[] x, double[] y, int at) {
        int label = row % 2;
        double size = stream.uniform(0.5, 1.5);
        for (int t = 0; t < length; t++) {
            x[at + t] = t > 0 ? noise * stream.normal() : label == 1 ? size : -size;
            y[at + t] = label;
        }
    }
}
