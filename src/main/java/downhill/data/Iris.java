package downhill.data;

import downhill.choice.Task;
import downhill.choice.Term;
import downhill.math.Stream;
import java.util.List;

/** Three species of irises by sepal and petal. */
@Term(
        id = "iris",
        paper =
                "Fisher 1936, The use of multiple measurements in taxonomic problems; UCI Machine Learning Repository (CC BY 4.0)")
public record Iris() implements Dataset {
    private static final Table TABLE = Table.resource(
            "iris.csv", List.of("sepal_length_cm", "sepal_width_cm", "petal_length_cm", "petal_width_cm"), "species");

    @Override
    public Task task() {
        return Task.MULTICLASS;
    }

    @Override
    public int available() {
        return TABLE.rows();
    }

    @Override
    public int defaultTrain() {
        return 100;
    }

    @Override
    public int defaultTest() {
        return 50;
    }

    @Override
    public Examples draw(int rows, Stream stream) {
        return TABLE.draw(rows, stream);
    }
}
