package downhill.export;

import downhill.export.Scene.Anchor;
import downhill.export.Scene.Mark;
import downhill.train.LayerMeasure;
import downhill.train.Row;
import java.util.List;

/** Draws a measure of every layer over time as colours of a fixed logarithmic scale, from 1e-8 to 1e+2. */
public final class HeatPicture {
    private static final double LOW_DECADE = -8;
    private static final double HIGH_DECADE = 2;
    private static final double COLUMN = 2;
    private static final double KEY = 14;
    private static final double BAR = 220;

    private final Series series;
    private final LayerMeasure measure;
    private final Ink ink;
    private final Sheet sheet;
    private final Axis time;
    private final double row;

    private HeatPicture(Series series, LayerMeasure measure, Ink ink, int layers) {
        this.series = series;
        this.measure = measure;
        this.ink = ink;
        this.sheet = new Sheet(ink);
        this.time = series.axis();
        this.row = (Sheet.BOTTOM - Sheet.TOP) / layers;
    }

    /**
     * What stands in the picture.
     *
     * @param layers names from the input on, one for each layer of the rows
     */
    public record Words(
            String title,
            String description,
            List<String> layers,
            String zero,
            String below,
            String above,
            String nonFinite) {
        public Words {
            layers = List.copyOf(layers);
        }
    }

    /** A picture of 960 x 480; a column shows the largest value of its time. */
    public static Scene of(Series series, LayerMeasure measure, Ink ink, Words words) {
        HeatPicture picture =
                new HeatPicture(series, measure, ink, words.layers().size());
        picture.sheet.title(words.title());
        for (int layer = 0; layer < words.layers().size(); layer++) {
            picture.layer(layer);
            double middle = Sheet.TOP + (layer + 0.5) * picture.row;
            picture.sheet.text(
                    Sheet.LEFT - 6, middle + 4, Anchor.END, words.layers().get(layer));
        }
        picture.sheet.times(series);
        picture.legend(words);
        return picture.sheet.scene(words.title(), words.description());
    }

    /** Neighbours of the same colour are one rectangle. */
    private void layer(int layer) {
        int columns = (int) ((Sheet.RIGHT - Sheet.LEFT) / COLUMN);
        double[] values = values(layer, columns);
        int from = 0;
        for (int column = 1; column <= columns; column++) {
            if (column == columns || shade(values[column]) != shade(values[from])) {
                double x = Sheet.LEFT + from * COLUMN;
                cell(values[from], x, Sheet.TOP + layer * row, (column - from) * COLUMN, row - 1);
                from = column;
            }
        }
    }

    private double[] values(int layer, int columns) {
        double[] values = new double[columns];
        List<Row> rows = series.rows();
        int next = 0;
        for (int column = 0; column < columns; column++) {
            int last = next;
            double value = rows.get(last).high(measure, layer);
            // A row speaks for the time since the row before it.
            while (next < rows.size() - 1 && place(next) < (column + 1.0) / columns) {
                next++;
                value = larger(value, rows.get(next).high(measure, layer));
            }
            values[column] = value;
        }
        return values;
    }

    private double place(int index) {
        return time.place(series.times().get(index));
    }

    private static double larger(double a, double b) {
        return Double.isFinite(a) && Double.isFinite(b) ? Math.max(a, b) : Double.NaN;
    }

    private static double share(double value) {
        return (Math.log10(value) - LOW_DECADE) / (HIGH_DECADE - LOW_DECADE);
    }

    /** A colour, or -1 for what was not measured and -2 for what is no number. */
    private int shade(double value) {
        if (!Double.isFinite(value)) {
            return -2;
        }
        if (value == Row.MISSING) {
            return -1;
        }
        if (value == 0) {
            return ink.zero;
        }
        double share = share(value);
        return share < 0 ? Ink.BELOW : share > 1 ? Ink.ABOVE : Ink.magnitude(share);
    }

    private void cell(double value, double x, double y, double width, double height) {
        int shade = shade(value);
        if (shade == -2) {
            sheet.add(new Mark.Hatch(x, y, width, height, ink.hatch, ink.paper));
        } else if (shade >= 0) {
            sheet.add(new Mark.Box(x, y, width, height, shade));
        }
    }

    private void legend(Words words) {
        double y = Sheet.HEIGHT - 44.0;
        for (double x = 0; x < BAR; x += COLUMN) {
            sheet.add(new Mark.Box(Sheet.LEFT + x, y, COLUMN, 10, Ink.magnitude(x / (BAR - COLUMN))));
        }
        for (int power = (int) LOW_DECADE; power <= HIGH_DECADE; power += 5) {
            double x = Sheet.LEFT + BAR * (power - LOW_DECADE) / (HIGH_DECADE - LOW_DECADE);
            sheet.text(x, y + 26, Anchor.MIDDLE, Axis.powerOfTen(power));
        }
        sheet.key(BAR, "");
        key(0, words.zero());
        key(1e-300, "▼ " + words.below());
        key(1e300, "▲ " + words.above());
        key(Double.NaN, words.nonFinite());
    }

    private void key(double value, String text) {
        cell(value, sheet.key(KEY, text), Sheet.HEIGHT - 29.0, KEY, KEY);
    }
}
