package downhill.data;

import downhill.choice.Range;
import downhill.choice.Task;
import downhill.choice.Term;
import downhill.math.Stream;

/**
 * Carbon dioxide in the air month by month since 1958; the target of every step is the next month.
 *
 * @param length steps of a window
 */
@Term(
        id = "mauna_loa_co2",
        paper =
                "NOAA Global Monitoring Laboratory & Scripps Institution of Oceanography, Mauna Loa monthly means (public domain)")
public record MaunaLoaCo2(
        @Range(value = 24, min = 2, max = Series.MAX_LENGTH) int length) implements Dataset {
    private static final Series SERIES = Series.resource("mauna-loa-co2.csv", "co2_ppm");

    @Override
    public Task task() {
        return Task.REGRESSION;
    }

    @Override
    public int steps() {
        return length;
    }

    @Override
    public int gap() {
        return length;
    }

    @Override
    public int available() {
        return SERIES.available(length);
    }

    @Override
    public int defaultTrain() {
        return available() * 3 / 4;
    }

    @Override
    public int defaultTest() {
        return available() - defaultTrain();
    }

    @Override
    public double[] stretch(int rows, Stream stream) {
        return SERIES.stretch(rows, length);
    }

    @Override
    public Examples draw(int rows, Stream stream) {
        return SERIES.windows(rows, length);
    }
}
