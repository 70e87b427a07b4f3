package downhill.export;

import downhill.export.Scene.Anchor;
import downhill.export.Scene.Mark;
import java.util.ArrayList;
import java.util.List;

/** What all pictures over time have in common: title, time axis, margins, and a key below. */
final class Sheet {
    static final int WIDTH = 960;
    static final int HEIGHT = 480;
    static final double LEFT = 84;
    static final double TOP = 52;
    static final double BOTTOM = HEIGHT - 92.0;
    static final double RIGHT = WIDTH - 24.0;
    static final Area AREA = new Area(LEFT, TOP, RIGHT, BOTTOM);
    static final double SMALL = 13;
    private static final double LARGE = 18;
    private static final double BESIDE = 6;

    private final List<Mark> marks = new ArrayList<>();
    private final Ink ink;
    private double keyed = LEFT;

    Sheet(Ink ink) {
        this.ink = ink;
    }

    void add(Mark mark) {
        marks.add(mark);
    }

    void text(double x, double y, Anchor anchor, String text) {
        add(new Mark.Label(x, y, SMALL, ink.soft, anchor, text));
    }

    void title(String title) {
        add(new Mark.Label(LEFT, 32, LARGE, ink.strong, Anchor.START, title));
    }

    void times(Series series) {
        Axis axis = series.axis();
        for (double tick : axis.ticks(8)) {
            text(AREA.x(axis, tick), BOTTOM + 18, Anchor.MIDDLE, Axis.text(tick));
        }
        text(RIGHT, BOTTOM + 38, Anchor.END, series.unit());
    }

    void values(Axis axis, String name) {
        for (double tick : axis.ticks(5)) {
            double y = AREA.y(axis, tick);
            add(new Mark.Line(List.of(LEFT, y, RIGHT, y), ink.grid, 1, 0, ""));
            text(LEFT - BESIDE, y + 4, Anchor.END, Axis.text(tick));
        }
        text(LEFT, TOP - BESIDE, Anchor.END, name);
    }

    /** Room in the key below for something so wide and its text; answers where it begins. */
    double key(double width, String text) {
        double at = keyed;
        text(at + width + BESIDE, HEIGHT - 18.0, Anchor.START, text);
        keyed += width + Glyphs.width(text, SMALL) + 4 * BESIDE;
        return at;
    }

    Scene scene(String title, String description) {
        return new Scene(WIDTH, HEIGHT, title, description, ink.paper, marks);
    }
}
