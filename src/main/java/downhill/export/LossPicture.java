package downhill.export;

import downhill.export.Scene.Mark;
import downhill.train.Row;
import java.util.List;

/** Draws losses over time, with the loss of guessing. */
public final class LossPicture {
    private static final double THICKNESS = 2;
    private static final double DASH = 6;
    private static final double KEY = 26;

    private final Sheet sheet;

    private LossPicture(Sheet sheet) {
        this.sheet = sheet;
    }

    /**
     * What stands in the picture.
     *
     * @param test empty where there is no test loss
     */
    public record Words(String title, String description, String loss, String train, String test, String chance) {

        /** The same with another description. */
        public Words describing(String other) {
            return new Words(title, other, loss, train, test, chance);
        }
    }

    /**
     * A picture of 960 x 480.
     *
     * @param log whether the loss axis is logarithmic; what is not positive then has no place
     * @param chance loss of guessing; not finite where nobody could
     */
    public static Scene of(Series series, boolean log, double chance, Ink ink, Words words) {
        Sheet sheet = new Sheet(ink);
        LossPicture picture = new LossPicture(sheet);
        LossCurves curves = LossCurves.of(
                series, log, chance, !words.test().isEmpty(), new LossCurves.Pen(Sheet.AREA, THICKNESS, sheet::add));
        sheet.title(words.title());
        sheet.values(curves.loss(), words.loss());
        sheet.times(series);
        if (Double.isFinite(chance)) {
            curves.level(chance, ink.chance, 3, words.chance());
            picture.key(ink.chance, 3, words.chance());
        }
        if (!words.test().isEmpty()) {
            curves.curve(Row::test, ink.test, DASH, words.test());
            picture.key(ink.test, DASH, words.test());
        }
        curves.curve(Row::train, ink.train, 0, words.train());
        picture.key(ink.train, 0, words.train());
        return sheet.scene(words.title(), words.description());
    }

    private void key(int colour, double dash, String name) {
        double at = sheet.key(KEY, name);
        double y = Sheet.HEIGHT - 22.0;
        sheet.add(new Mark.Line(List.of(at, y, at + KEY, y), colour, THICKNESS, dash, ""));
    }
}
