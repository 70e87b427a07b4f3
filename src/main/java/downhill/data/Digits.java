package downhill.data;

import downhill.choice.Task;
import downhill.choice.Term;
import downhill.math.Stream;
import java.util.List;
import java.util.stream.IntStream;

/** Handwritten digits of 8 by 8 pixels, each from 0 to 16. */
@Term(
        id = "digits",
        paper =
                "Alpaydin & Kaynak 1998, Optical Recognition of Handwritten Digits, UCI Machine Learning Repository (CC BY 4.0)")
public record Digits() implements Dataset {
    private static final List<String> PIXELS =
            IntStream.range(0, 64).mapToObj(i -> "p" + i / 8 + i % 8).toList();
    private static final Table TABLE = Table.classes("digits.csv", PIXELS, "digit");

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
        return 1200;
    }

    @Override
    public int defaultTest() {
        return 597;
    }

    @Override
    public Examples draw(int rows, Stream stream) {
        return TABLE.draw(rows, stream);
    }
}
