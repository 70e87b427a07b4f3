package downhill.train;

import downhill.choice.Problem;
import downhill.experiment.InvalidExperiment;
import downhill.math.Layout;
import downhill.math.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * One parameter among all: a weight, a bias, a scale, or a coordinate of a point on a surface.
 *
 * @param tensor name of its tensor, such as {@code 0.weight}; on a surface {@code position}
 * @param row from 0; of a weight the unit it leads to, of a point 0 for x and 1 for y
 * @param column from 0; of a weight the input it comes from, else 0
 */
public record WeightAddress(String tensor, int row, int column) {

    /**
     * Index in the flat parameters.
     *
     * @throws InvalidExperiment if there is no such tensor, or it has no such row or column
     */
    int in(Layout layout) throws InvalidExperiment {
        Tensor found = layout.tensors().stream()
                .filter(each -> each.name().equals(tensor))
                .findFirst()
                .orElse(null);
        if (found == null) {
            List<String> names = layout.tensors().stream().map(Tensor::name).toList();
            throw new InvalidExperiment(
                    List.of(Problem.of("weight.tensor", "unknown_choice", tensor, String.join(", ", names))));
        }
        List<Problem> problems = new ArrayList<>();
        if (row < 0 || row >= found.rows()) {
            problems.add(Problem.of("weight.row", "out_of_range", row, 0, found.rows() - 1));
        }
        if (column < 0 || column >= found.columns()) {
            problems.add(Problem.of("weight.column", "out_of_range", column, 0, found.columns() - 1));
        }
        if (!problems.isEmpty()) {
            throw new InvalidExperiment(problems);
        }
        return found.offset() + row * found.columns() + column;
    }
}
