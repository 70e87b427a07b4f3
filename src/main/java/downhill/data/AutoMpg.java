package downhill.data;

import downhill.choice.Range;
import downhill.choice.Task;
import downhill.choice.Term;
import downhill.math.Stream;
import java.util.List;

/**
 * Fuel economy of cars of the years 1970 to 1982; rows with a missing value are left out.
 *
 * @param weightOnly whether the weight is the only input
 */
@Term(id = "auto_mpg", paper = "Quinlan 1993, Auto MPG, UCI Machine Learning Repository (CC BY 4.0)")
public record AutoMpg(@Range(1) boolean weightOnly) implements Dataset {
    private static final Table ALL = Table.resource(
            "auto-mpg.csv",
            List.of("cylinders", "displacement", "horsepower", "weight", "acceleration", "year"),
            "mpg");
    private static final Table WEIGHT = Table.resource("auto-mpg.csv", List.of("weight"), "mpg");

    private Table table() {
        return weightOnly ? WEIGHT : ALL;
    }

    @Override
    public Task task() {
        return Task.REGRESSION;
    }

    @Override
    public int available() {
        return table().rows();
    }

    @Override
    public int defaultTrain() {
        return 290;
    }

    @Override
    public int defaultTest() {
        return 100;
    }

    @Override
    public Examples draw(int rows, Stream stream) {
        return table().draw(rows, stream);
    }
}
