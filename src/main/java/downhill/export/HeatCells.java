package downhill.export;

import downhill.export.Scene.Anchor;
import downhill.export.Scene.Mark;
import downhill.train.LayerMeasure;
import downhill.train.Row;
import java.util.List;
import java.util.function.Consumer;

/**
 * Draws a measure of every layer over time as colours, the first layer on top.
 *
 * @param marks takes what is drawn
 */
record HeatCells(Series series, LayerMeasure measure, HeatScale scale, Ink ink, Consumer<Mark> marks) {
    private static final double COLUMN = 2;
    private static final double SIGN = 10;
    private static final double ROOM = 14;

    /** Draws all layers into an area. */
    void draw(Area area) {
        int layers = series.rows().getFirst().layers();
        double height = (area.bottom() - area.top()) / layers;
        int columns = (int) ((area.right() - area.left()) / COLUMN);
        for (int layer = 0; layer < layers; layer++) {
            stretches(values(layer, columns), area, area.top() + layer * height, height - 1);
        }
    }

    /** Neighbours of the same colour are one rectangle. */
    private void stretches(double[] values, Area area, double y, double height) {
        int from = 0;
        for (int column = 1; column <= values.length; column++) {
            if (column == values.length || scale.shade(values[column], ink) != scale.shade(values[from], ink)) {
                double x = area.left() + from * COLUMN;
                double width = (column - from) * COLUMN;
                cell(values[from], x, y, width, height);
                sign(values[from], x + width / 2, y + height / 2, width >= ROOM && height >= SIGN);
                from = column;
            }
        }
    }

    private double[] values(int layer, int columns) {
        double[] values = new double[columns];
        List<Row> rows = series.rows();
        Axis time = series.axis();
        int next = 0;
        for (int column = 0; column < columns; column++) {
            double value = scale.value(rows.get(next), measure, layer);
            // A row speaks for the time since the row before it.
            while (next < rows.size() - 1 && time.place(series.times().get(next)) < (column + 1.0) / columns) {
                next++;
                value = larger(value, scale.value(rows.get(next), measure, layer));
            }
            values[column] = value;
        }
        return values;
    }

    private static double larger(double a, double b) {
        return Double.isFinite(a) && Double.isFinite(b) ? Math.max(a, b) : Double.NaN;
    }

    /** One rectangle; nothing where nothing was measured. */
    void cell(double value, double x, double y, double width, double height) {
        int shade = scale.shade(value, ink);
        if (shade == HeatScale.BROKEN) {
            marks.accept(new Mark.Hatch(x, y, width, height, ink.hatch, ink.paper));
        } else if (shade != HeatScale.NOTHING) {
            marks.accept(new Mark.Box(x, y, width, height, shade));
        }
    }

    /** What lies beyond the scale says so, where there is room. */
    private void sign(double value, double x, double y, boolean room) {
        int shade = scale.shade(value, ink);
        if (room && (shade == Ink.BELOW || shade == Ink.ABOVE)) {
            boolean above = shade == Ink.ABOVE;
            int colour = above ? Ink.BELOW : Ink.ABOVE;
            marks.accept(new Mark.Label(x, y + SIGN / 2 - 1, SIGN, colour, Anchor.MIDDLE, above ? "▲" : "▼"));
        }
    }
}
