package downhill.export;

import downhill.export.Scene.Mark;
import downhill.train.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** Draws losses over time, with the loss of guessing. */
public final class LossPicture {
    private static final double THICKNESS = 2;
    private static final double DASH = 6;
    private static final double KEY = 26;

    private final Series series;
    private final Sheet sheet;
    private final Axis time;
    private final Axis loss;

    private LossPicture(Series series, Sheet sheet, Axis loss) {
        this.series = series;
        this.sheet = sheet;
        this.time = series.axis();
        this.loss = loss;
    }

    /**
     * What stands in the picture.
     *
     * @param test empty where there is no test loss
     */
    public record Words(String title, String description, String loss, String train, String test, String chance) {}

    /**
     * A picture of 960 x 480.
     *
     * @param log whether the loss axis is logarithmic; what is not positive then has no place
     * @param chance loss of guessing; not finite where nobody could
     */
    public static Scene of(Series series, boolean log, double chance, Ink ink, Words words) {
        Sheet sheet = new Sheet(ink);
        LossPicture picture = new LossPicture(
                series, sheet, axis(series, log, chance, !words.test().isEmpty()));
        sheet.title(words.title());
        sheet.values(picture.loss, words.loss());
        sheet.times(series);
        if (Double.isFinite(chance)) {
            double y = Sheet.y(picture.loss, chance);
            picture.named(List.of(Sheet.LEFT, y, Sheet.RIGHT, y), ink.chance, 3, words.chance());
            picture.key(ink.chance, 3, words.chance());
        }
        if (!words.test().isEmpty()) {
            picture.curve(Row::test, ink.test, DASH, words.test());
            picture.key(ink.test, DASH, words.test());
        }
        picture.curve(Row::train, ink.train, 0, words.train());
        picture.key(ink.train, 0, words.train());
        return sheet.scene(words.title(), words.description());
    }

    private static Axis axis(Series series, boolean log, double chance, boolean test) {
        DoubleStream losses = series.rows().stream()
                .flatMapToDouble(row -> test ? DoubleStream.of(row.train(), row.test()) : DoubleStream.of(row.train()));
        double[] usable = DoubleStream.concat(losses, DoubleStream.of(chance))
                .filter(value -> Double.isFinite(value) && (!log || value > 0))
                .toArray();
        double max = DoubleStream.of(usable).max().orElse(1);
        double min = DoubleStream.of(usable).min().orElse(log ? 0.1 : 0);
        if (log) {
            double high = Math.clamp(max, 1e-290, 1e30);
            double low = Math.clamp(min, high * 1e-16, high);
            boolean wide = Math.log10(high / low) > 1;
            return new Axis(wide ? Math.pow(10, Math.floor(Math.log10(low))) : low / 1.25, high * 1.25, true);
        }
        double first = series.rows().getFirst().train();
        double usual = Math.max(Double.isFinite(first) ? first : 0, Double.isFinite(chance) ? chance : 0);
        // A loss that exploded would press everything before it flat.
        double high = Math.max(usual > 0 ? Math.min(max, 50 * usual) : max, 1e-290) * 1.06;
        return new Axis(Math.min(0, Math.max(min, -high)), high, false);
    }

    private void curve(ToDoubleFunction<Row> value, int colour, double dash, String name) {
        List<Double> points = new ArrayList<>();
        for (int i = 0; i < series.rows().size(); i++) {
            double y = value.applyAsDouble(series.rows().get(i));
            if (Double.isFinite(y) && (!loss.log() || y > 0)) {
                points.add(Sheet.x(time, series.times().get(i)));
                points.add(Sheet.y(loss, y));
            } else {
                line(points, colour, dash, name);
                points.clear();
            }
        }
        line(points, colour, dash, name);
    }

    private void line(List<Double> points, int colour, double dash, String name) {
        if (points.size() == 2) {
            points.addAll(List.copyOf(points)); // a line of no length is drawn as a dot
        }
        if (!points.isEmpty()) {
            named(points, colour, dash, name);
        }
    }

    private void named(List<Double> points, int colour, double dash, String name) {
        sheet.add(new Mark.Line(points, colour, THICKNESS, dash, name));
    }

    private void key(int colour, double dash, String name) {
        double at = sheet.key(KEY, name);
        double y = Sheet.HEIGHT - 22.0;
        sheet.add(new Mark.Line(List.of(at, y, at + KEY, y), colour, THICKNESS, dash, ""));
    }
}
