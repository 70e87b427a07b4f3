package downhill.data;

import downhill.choice.Task;
import downhill.choice.Term;
import downhill.math.Stream;
import java.util.List;

/** Wines of three cultivars by thirteen chemical measurements. */
@Term(id = "wine", paper = "Aeberhard & Forina 1991, Wine, UCI Machine Learning Repository (CC BY 4.0)")
public record Wine() implements Dataset {
    private static final Table TABLE = Table.resource(
            "wine.csv",
            List.of(
                    "alcohol",
                    "malic_acid",
                    "ash",
                    "alcalinity_of_ash",
                    "magnesium",
                    "total_phenols",
                    "flavanoids",
                    "nonflavanoid_phenols",
                    "proanthocyanins",
                    "color_intensity",
                    "hue",
                    "od280_od315",
                    "proline"),
            "cultivar");

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
        return 120;
    }

    @Override
    public int defaultTest() {
        return 58;
    }

    @Override
    public Examples draw(int rows, Stream stream) {
        return TABLE.draw(rows, stream);
    }
}
