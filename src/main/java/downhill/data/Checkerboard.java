package downhill.data;

import downhill.choice.Range;
import downhill.choice.Task;
import downhill.choice.Term;
import downhill.math.Stream;

/**
 * The fields of a chess board over [-1, 1] x [-1, 1].
 *
 * @param cells fields along a side
 */
@Term(id = "checkerboard", formula = "class = (column + row) mod 2")
public record Checkerboard(
        @Range(value = 4, min = 2, max = 8) int cells,
        @Range(0) double noise) implements Dataset {

    @Override
    public Task task() {
        return Task.BINARY;
    }

    @Override
    public Examples draw(int rows, Stream stream) {
        return PlanePoints.examples(rows, 2, stream, this::point, Examples.Labels.PLANE);
    }

    private void point(int label, Stream stream, double[] into, int at) {
        int column = stream.below(cells);
        int first = (column + label) % 2;
        int row = first + 2 * stream.below((cells - first + 1) / 2);
        into[at] = -1 + 2 * (column + stream.uniform()) / cells + noise * stream.normal();
        into[at + 1] = -1 + 2 * (row + stream.uniform()) / cells + noise * stream.normal();
    }
}
