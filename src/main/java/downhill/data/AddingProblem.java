package downhill.data;

import downhill.choice.Range;
import downhill.choice.Task;
import downhill.choice.Term;
import downhill.math.Stream;
import java.util.List;

/**
 * Values of which two are marked, one in each half: their sum is the target; at each step, of those so far.
 *
 * @param length steps
 */
@Term(
        id = "adding_problem",
        formula = "y = sum of the values whose marker is 1, values in [0, 1]",
        paper = "Hochreiter & Schmidhuber 1997, Long short-term memory (there values in [-1, 1])")
public record AddingProblem(
        @Range(value = 10, min = 2, max = Sequences.MAX_LENGTH)
        int length,

        @Range(0) double noise) implements Dataset {
    private static final Examples.Labels LABELS = new Examples.Labels(List.of("value", "marker"), "sum", List.of());

    @Override
    public Task task() {
        return Task.REGRESSION;
    }

    @Override
    public int steps() {
        return length;
    }

    @Override
    public Examples draw(int rows, Stream stream) {
        return Sequences.examples(rows, length, LABELS, (row, x, y, at) -> fill(stream, x, y, at));
    }

    private void fill(Stream stream, double[] x, double[] y, int at) {
        int half = length / 2;
        int first = stream.below(half);
        int second = half + stream.below(length - half);
        double sum = 0;
        for (int t = 0; t < length; t++) {
            double value = stream.uniform();
            boolean marked = t == first || t == second;
            x[2 * (at + t)] = value;
            x[2 * (at + t) + 1] = marked ? 1 : 0;
            sum += marked ? value : 0;
            y[at + t] = sum + noise * stream.normal();
        }
    }
}
