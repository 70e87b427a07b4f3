package downhill.export;

import downhill.export.Scene.Anchor;
import downhill.export.Scene.Mark;
import downhill.train.LayerMeasure;
import downhill.train.Row;
import java.util.ArrayList;
import java.util.List;

/** Draws what a link leads to as chat programs show it: small, so in large letters and thick lines. */
public final class PreviewPicture {
    /** Width in pixels. */
    public static final int WIDTH = 1200;

    /** Height in pixels. */
    public static final int HEIGHT = 630;

    private static final double LEFT = 64;
    private static final double RIGHT = WIDTH - LEFT;
    private static final double TITLE = 58;
    private static final double TEXT = 30;
    private static final double THICKNESS = 5;
    private static final double DASH = 16;
    private static final double PLOT = 206;
    private static final double PLOT_END = 404;
    private static final double HEAT = 430;
    private static final double HEAT_END = 548;
    private static final double KEY = 44;
    private static final String MORE = "…";

    private final List<Mark> marks = new ArrayList<>();
    private final Ink ink;
    private final Words words;

    private PreviewPicture(Ink ink, Words words) {
        this.ink = ink;
        this.words = words;
    }

    /**
     * What stands in the picture.
     *
     * @param about one line below the title
     * @param loss name of what the curve shows
     * @param test empty where there is no test loss
     * @param heat name of what the colours show
     */
    public record Words(
            String title, String about, String description, String loss, String train, String test, String heat) {}

    /** A picture without what a run would add. */
    public static Scene plain(Ink ink, Words words) {
        return new PreviewPicture(ink, words).head().scene();
    }

    /**
     * A picture with the losses over time, and the error signal of each layer where there are layers.
     *
     * @param chance loss of guessing; not finite where nobody could
     */
    public static Scene of(Series series, double chance, Ink ink, Words words) {
        PreviewPicture picture = new PreviewPicture(ink, words).head();
        boolean heat = series.rows().getFirst().layers() > 1;
        picture.curves(series, chance, heat ? PLOT_END : HEAT_END);
        if (heat) {
            Area area = new Area(LEFT, HEAT, RIGHT, HEAT_END);
            new HeatCells(series, LayerMeasure.ERROR_SIGNAL, HeatScale.ABSOLUTE, ink, picture.marks::add).draw(area);
        }
        picture.keys(heat);
        return picture.scene();
    }

    private PreviewPicture head() {
        text(LEFT, 104, TITLE, ink.strong, Anchor.START, shortened(words.title(), TITLE));
        text(LEFT, 158, TEXT, ink.soft, Anchor.START, shortened(words.about(), TEXT));
        text(RIGHT, HEIGHT - 30.0, TEXT, ink.strong, Anchor.END, "Downhill");
        return this;
    }

    private void curves(Series series, double chance, double bottom) {
        LossCurves.Pen pen = new LossCurves.Pen(new Area(LEFT, PLOT, RIGHT, bottom), THICKNESS, marks::add);
        LossCurves curves = LossCurves.of(series, false, chance, !words.test().isEmpty(), pen);
        marks.add(new Mark.Line(List.of(LEFT, bottom, RIGHT, bottom), ink.grid, 2, 0, ""));
        if (Double.isFinite(chance)) {
            curves.level(chance, ink.chance, 6, "");
        }
        if (!words.test().isEmpty()) {
            curves.curve(Row::test, ink.test, DASH, words.test());
        }
        curves.curve(Row::train, ink.train, 0, words.train());
    }

    private void keys(boolean heat) {
        double at = LEFT;
        at = key(at, ink.train, 0, words.test().isEmpty() ? words.loss() : words.loss() + ": " + words.train());
        if (!words.test().isEmpty()) {
            at = key(at, ink.test, DASH, words.test());
        }
        if (heat) {
            for (double x = 0; x < KEY; x += 2) {
                marks.add(new Mark.Box(at + x, HEIGHT - 52.0, 2, 24, Ink.magnitude(x / (KEY - 2))));
            }
            text(at + KEY + 12, HEIGHT - 30.0, TEXT, ink.soft, Anchor.START, words.heat());
        }
    }

    private double key(double at, int colour, double dash, String text) {
        double y = HEIGHT - 40.0;
        marks.add(new Mark.Line(List.of(at, y, at + KEY, y), colour, THICKNESS, dash, ""));
        text(at + KEY + 12, HEIGHT - 30.0, TEXT, ink.soft, Anchor.START, text);
        return Math.rint(at + KEY + 12 + Glyphs.width(text, TEXT) + 36);
    }

    private void text(double x, double y, double size, int colour, Anchor anchor, String text) {
        marks.add(new Mark.Label(x, y, size, colour, anchor, text));
    }

    private static String shortened(String text, double size) {
        if (Glyphs.width(text, size) <= RIGHT - LEFT) {
            return text;
        }
        int[] codes = text.codePoints().toArray();
        int length = codes.length;
        while (length > 0 && Glyphs.width(new String(codes, 0, length) + MORE, size) > RIGHT - LEFT) {
            length--;
        }
        return new String(codes, 0, length).stripTrailing() + MORE;
    }

    private Scene scene() {
        return new Scene(WIDTH, HEIGHT, words.title(), words.description(), ink.paper, marks);
    }
}
