package downhill.data;

import downhill.choice.Task;
import downhill.choice.Term;
import downhill.math.Stream;
import java.util.List;

/** Three species of penguins by bill, flipper and mass; rows with a missing measurement are left out. */
@Term(id = "penguins", paper = "Gorman, Williams & Fraser 2014, Palmer Archipelago penguins (CC0)")
public record Penguins() implements Dataset {
    private static final Table TABLE = Table.resource(
            "penguins.csv", List.of("bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"), "species");

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
        return 240;
    }

    @Override
    public int defaultTest() {
        return 100;
    }

    @Override
    public Examples draw(int rows, Stream stream) {
        return TABLE.draw(rows, stream);
    }
}
