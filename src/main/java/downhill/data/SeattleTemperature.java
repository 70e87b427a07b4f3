package downhill.data;

import downhill.choice.Range;
import downhill.choice.Task;
import downhill.choice.Term;
import downhill.math.Stream;

/**
 * The highest temperature of each day, 2012 to 2015; the target of every step is the next day.
 *
 * @param length steps of a window
 */
@Term(
        id = "seattle_temperature",
        paper = "NOAA National Centers for Environmental Information, Seattle daily summaries (public domain)")
public record SeattleTemperature(
        @Range(value = 14, min = 2, max = Series.MAX_LENGTH) int length) implements Dataset {
    private static final Series SERIES = Series.resource("seattle-temperature.csv", "temp_max_c");

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
