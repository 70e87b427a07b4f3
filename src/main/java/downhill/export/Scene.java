package downhill.export;

import java.util.List;

/**
 * A drawing, independent of what draws it; the origin is the upper left corner, lengths are pixels.
 *
 * @param title what it shows, in a few words
 * @param description what one would read off it, for those who do not see it
 * @param paper 0xRRGGBB behind everything
 * @param marks drawn one above the other
 */
public record Scene(int width, int height, String title, String description, int paper, List<Mark> marks) {
    public Scene {
        marks = List.copyOf(marks);
    }

    /** As a document of its own; the same scene gives the same characters. */
    public String svg() {
        return Svg.of(this);
    }

    /** As a bitmap of twice the width and height, for screens with small pixels. */
    public byte[] png() {
        return png(2);
    }

    /**
     * As a bitmap.
     *
     * @param scale pixels of the bitmap along each pixel of the scene
     */
    public byte[] png(int scale) {
        return Png.of(this, scale);
    }

    /** Something drawn, in a colour 0xRRGGBB. */
    sealed interface Mark {

        /** A filled rectangle. */
        record Box(double x, double y, double width, double height, int colour) implements Mark {}

        /** A rectangle of two colours in slanted stripes: what is no number. */
        record Hatch(double x, double y, double width, double height, int colour, int ground) implements Mark {}

        /**
         * A line through points.
         *
         * @param points x and y of one after the other
         * @param name what it shows; empty for an aid
         * @param dash length of its dashes; 0 for none
         */
        record Line(List<Double> points, int colour, double thickness, double dash, String name) implements Mark {
            public Line {
                points = List.copyOf(points);
            }
        }

        /** A text on a base line. */
        record Label(double x, double y, double size, int colour, Anchor anchor, String text) implements Mark {}
    }

    /** Which part of a text stands at its place. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }
}
