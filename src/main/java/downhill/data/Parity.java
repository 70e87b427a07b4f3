package downhill.data;

import downhill.choice.Range;
import downhill.choice.Task;
import downhill.choice.Term;
import downhill.math.Stream;
import java.util.List;

/**
 * Bits whose number of ones so far is even (class 0) or odd (class 1).
 *
 * @param length steps
 * @param noise added to the bits
 */
@Term(id = "parity", formula = "y_t = (b_1 + ... + b_t) mod 2, x_t = b_t + N(0, noise^2)")
public record Parity(
        @Range(value = 8, min = 2, max = Sequences.MAX_LENGTH)
        int length,

        @Range(0) double noise) implements Dataset {
    private static final Examples.Labels LABELS = new Examples.Labels(List.of("bit"), "parity", List.of("even", "odd"));

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

    // The last bit makes the parity of the whole take turns from row to row: it is as random as the others are.
    private void fill(int row, Stream stream, double[] x, double[] y, int at) {
        int parity = 0;
        for (int t = 0; t < length; t++) {
            int bit = t < length - 1 ? stream.below(2) : (parity + row) % 2;
            parity = (parity + bit) % 2;
            x[at + t] = bit + noise * stream.normal();
            y[at + t] = parity;
        }
    }
}
