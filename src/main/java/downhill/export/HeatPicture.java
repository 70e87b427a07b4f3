package downhill.export;

import downhill.export.Scene.Anchor;
import downhill.export.Scene.Mark;
import downhill.train.LayerMeasure;
import java.util.List;

/** Draws a measure of every layer over time as colours of a fixed logarithmic scale. */
public final class HeatPicture {
    private static final double STEP = 2;
    private static final double KEY = 14;
    private static final double BAR = 220;

    private final HeatScale scale;
    private final Ink ink;
    private final Sheet sheet;
    private final HeatCells cells;

    private HeatPicture(Series series, LayerMeasure measure, boolean relative, Ink ink) {
        this.scale = relative ? HeatScale.RELATIVE : HeatScale.ABSOLUTE;
        this.ink = ink;
        this.sheet = new Sheet(ink);
        this.cells = new HeatCells(series, measure, scale, ink, sheet::add);
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

    /**
     * A picture of 960 x 480; a column shows the largest value of its time.
     *
     * @param relative whether each value is divided by that of the last layer; the scale then goes from 1e-5 to 1e+5
     */
    public static Scene of(Series series, LayerMeasure measure, boolean relative, Ink ink, Words words) {
        HeatPicture picture = new HeatPicture(series, measure, relative, ink);
        Sheet sheet = picture.sheet;
        sheet.title(words.title());
        picture.cells.draw(Sheet.AREA);
        double row = (Sheet.BOTTOM - Sheet.TOP) / words.layers().size();
        for (int layer = 0; layer < words.layers().size(); layer++) {
            double middle = Sheet.TOP + (layer + 0.5) * row;
            sheet.text(Sheet.LEFT - 6, middle + 4, Anchor.END, words.layers().get(layer));
        }
        sheet.times(series);
        picture.legend(words);
        return sheet.scene(words.title(), words.description());
    }

    private void legend(Words words) {
        double y = Sheet.HEIGHT - 44.0;
        for (double x = 0; x < BAR; x += STEP) {
            sheet.add(new Mark.Box(Sheet.LEFT + x, y, STEP, 10, scale.colour(x / (BAR - STEP), ink)));
        }
        for (int power = scale.low; power <= scale.high; power += 5) {
            sheet.text(
                    Sheet.LEFT + BAR * scale.share(Math.pow(10, power)), y + 26, Anchor.MIDDLE, Axis.powerOfTen(power));
        }
        sheet.key(BAR, "");
        key(0, words.zero());
        key(1e-300, "▼ " + words.below());
        key(1e300, "▲ " + words.above());
        key(Double.NaN, words.nonFinite());
    }

    private void key(double value, String text) {
        cells.cell(value, sheet.key(KEY, text), Sheet.HEIGHT - 29.0, KEY, KEY);
    }
}
