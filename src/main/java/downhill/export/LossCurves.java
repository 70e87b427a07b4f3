package downhill.export;

import downhill.export.Scene.Mark;
import downhill.train.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * Draws losses over time as lines; what is no number, and what has no place on a logarithmic axis, is a gap.
 *
 * @param loss axis that all of them share
 */
record LossCurves(Series series, Axis time, Axis loss, Pen pen) {

    /**
     * Where and how it is drawn.
     *
     * @param thickness of the lines
     * @param marks takes what is drawn
     */
    record Pen(Area area, double thickness, Consumer<Mark> marks) {}

    /**
     * Curves on an axis that fits them.
     *
     * @param log whether the axis is logarithmic
     * @param chance loss of guessing; not finite where nobody could
     * @param test whether the test loss is drawn too
     */
    static LossCurves of(Series series, boolean log, double chance, boolean test, Pen pen) {
        return new LossCurves(series, series.axis(), axis(series, log, chance, test), pen);
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

    /** A level line. */
    void level(double value, int colour, double dash, String name) {
        double y = pen.area.y(loss, value);
        line(new ArrayList<>(List.of(pen.area.left(), y, pen.area.right(), y)), colour, dash, name);
    }

    /** A line through all rows. */
    void curve(ToDoubleFunction<Row> value, int colour, double dash, String name) {
        List<Double> points = new ArrayList<>();
        for (int i = 0; i < series.rows().size(); i++) {
            double y = value.applyAsDouble(series.rows().get(i));
            if (Double.isFinite(y) && (!loss.log() || y > 0)) {
                points.add(pen.area.x(time, series.times().get(i)));
                points.add(pen.area.y(loss, y));
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
            pen.marks.accept(new Mark.Line(points, colour, pen.thickness, dash, name));
        }
    }
}
