package downhill.data;

import downhill.choice.Range;
import downhill.choice.Task;
import downhill.choice.Term;
import downhill.math.Functions;
import downhill.math.Stream;
import java.util.List;

/**
 * Windows of a noisy sine wave, each beginning anywhere; the target of every step is the next value.
 *
 * @param length steps of a window
 * @param period of the wave, in steps
 */
@Term(id = "sine_continuation", formula = "x_t = sin(2 pi t / period + phase) + N(0, noise^2), y_t = x_(t + 1)")
public record SineContinuation(
        @Range(value = 20, min = 2, max = Sequences.MAX_LENGTH)
        int length,

        @Range(value = 20, min = 3, max = 200) double period,
        @Range(0.1) double noise)
        implements Dataset {
    private static final Examples.Labels LABELS = new Examples.Labels(List.of("x"), "next", List.of());

    @Override
    public Task task() {
        return Task.REGRESSION;
    }

    @Override
    public int steps() {
        return length;
    }

    @Override
    public double[] stretch(int rows, Stream stream) {
        double[] values = new double[length + rows];
        double phase = stream.uniform(0, 2 * Math.PI);
        for (int t = 0; t < values.length; t++) {
            values[t] = value(t, phase, stream);
        }
        return values;
    }

    @Override
    public Examples draw(int rows, Stream stream) {
        return Sequences.examples(rows, length, LABELS, (row, x, y, at) -> fill(stream, x, y, at));
    }

    private void fill(Stream stream, double[] x, double[] y, int at) {
        double phase = stream.uniform(0, 2 * Math.PI);
        double next = value(0, phase, stream);
        for (int t = 0; t < length; t++) {
            x[at + t] = next;
            next = value(t + 1, phase, stream);
            y[at + t] = next;
        }
    }

    private double value(int t, double phase, Stream stream) {
        return Functions.sin(2 * Math.PI * t / period + phase) + noise * stream.normal();
    }
}
