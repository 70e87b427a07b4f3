package downhill.export;

import downhill.export.Scene.Mark;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Outlines of letters, those of DejaVu Sans: Latin-1, superscript digits and the few signs that pictures need.
 *
 * @param advance from one letter to the next, in thousandths of the size
 */
record Glyphs(double advance, Path2D path) {
    private static final String UNKNOWN = "?";
    private static final double EM = 1000;
    private static final Map<Integer, Glyphs> ALL = read();

    /** A text's outline where it is to be drawn. */
    static Shape outline(Mark.Label label) {
        double scale = label.size() / EM;
        double back = switch (label.anchor()) {
            case START -> 0;
            case MIDDLE -> width(label.text(), label.size()) / 2;
            case END -> width(label.text(), label.size());
        };
        Path2D text = new Path2D.Double(Path2D.WIND_NON_ZERO);
        double x = label.x() - back;
        for (int code : label.text().codePoints().toArray()) {
            Glyphs glyph = of(code);
            text.append(glyph.path.getPathIterator(new AffineTransform(scale, 0, 0, scale, x, label.y())), false);
            x += glyph.advance * scale;
        }
        return text;
    }

    /** Pixels that a text of this size takes. */
    static double width(String text, double size) {
        return text.codePoints().mapToDouble(code -> of(code).advance).sum() * size / EM;
    }

    private static Glyphs of(int code) {
        Glyphs glyph = ALL.get(code);
        return glyph != null ? glyph : Objects.requireNonNull(ALL.get(UNKNOWN.codePointAt(0)));
    }

    private static Map<Integer, Glyphs> read() {
        try (InputStream in = Glyphs.class.getResourceAsStream("/export/glyphs.txt")) {
            String text = new String(Objects.requireNonNull(in, "glyphs").readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .map(line -> line.split(" "))
                    .collect(Collectors.toUnmodifiableMap(words -> Integer.parseInt(words[0], 16), Glyphs::glyph));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Glyphs glyph(String[] words) {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        for (String step : Arrays.asList(words).subList(2, words.length)) {
            add(path, step);
        }
        return new Glyphs(Double.parseDouble(words[1]), path);
    }

    private static void add(Path2D path, String step) {
        double[] at = step.length() == 1
                ? new double[0]
                : Arrays.stream(step.substring(1).split(","))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
        switch (step.charAt(0)) {
            case 'M' -> path.moveTo(at[0], at[1]);
            case 'L' -> path.lineTo(at[0], at[1]);
            case 'Q' -> path.quadTo(at[0], at[1], at[2], at[3]);
            case 'C' -> path.curveTo(at[0], at[1], at[2], at[3], at[4], at[5]);
            default -> path.closePath();
        }
    }
}
