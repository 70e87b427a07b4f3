package downhill.export;

import downhill.export.Scene.Mark;
import java.util.List;
import java.util.Locale;

/** Writes a scene as SVG; texts stay texts. */
final class Svg {
    private final StringBuilder out = new StringBuilder();

    private Svg() {}

    static String of(Scene scene) {
        Svg svg = new Svg();
        svg.out
                .append(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"title desc\" viewBox=\"0 0 %d %d\""
                                .formatted(scene.width(), scene.height()))
                .append(" width=\"%d\" height=\"%d\"".formatted(scene.width(), scene.height()))
                .append(" font-family=\"DejaVu Sans, Verdana, sans-serif\">\n")
                .append("<title id=\"title\">")
                .append(escape(scene.title()))
                .append("</title>\n")
                .append("<desc id=\"desc\">")
                .append(escape(scene.description()))
                .append("</desc>\n");
        svg.draw(new Mark.Box(0, 0, scene.width(), scene.height(), scene.paper()));
        scene.marks().forEach(svg::draw);
        return svg.out.append("</svg>\n").toString();
    }

    private void draw(Mark mark) {
        switch (mark) {
            case Mark.Box box -> box(box);
            case Mark.Hatch hatch -> hatch(hatch);
            case Mark.Line line -> line(line);
            case Mark.Label label -> label(label);
        }
    }

    private void box(Mark.Box box) {
        out.append("<rect x=\"").append(number(box.x())).append("\" y=\"").append(number(box.y()));
        out.append("\" width=\"")
                .append(number(box.width()))
                .append("\" height=\"")
                .append(number(box.height()));
        out.append("\" fill=\"").append(colour(box.colour())).append("\"/>\n");
    }

    private void hatch(Mark.Hatch hatch) {
        box(new Mark.Box(hatch.x(), hatch.y(), hatch.width(), hatch.height(), hatch.ground()));
        Stripes.of(hatch).forEach(this::line);
    }

    private void line(Mark.Line line) {
        out.append("<polyline fill=\"none\" stroke-linejoin=\"round\" stroke-linecap=\"round\" stroke=\"");
        out.append(colour(line.colour()))
                .append("\" stroke-width=\"")
                .append(number(line.thickness()))
                .append('"');
        if (line.dash() > 0) {
            out.append(" stroke-dasharray=\"").append(number(line.dash())).append('"');
        }
        out.append(" points=\"").append(points(line.points())).append('"');
        if (line.name().isEmpty()) {
            out.append("/>\n");
        } else {
            out.append("><title>").append(escape(line.name())).append("</title></polyline>\n");
        }
    }

    private void label(Mark.Label label) {
        out.append("<text x=\"").append(number(label.x())).append("\" y=\"").append(number(label.y()));
        out.append("\" font-size=\"").append(number(label.size())).append("\" text-anchor=\"");
        out.append(label.anchor().name().toLowerCase(Locale.ROOT))
                .append("\" fill=\"")
                .append(colour(label.colour()));
        out.append("\">").append(escape(label.text())).append("</text>\n");
    }

    private static String points(List<Double> points) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < points.size(); i += 2) {
            text.append(i > 0 ? " " : "")
                    .append(number(points.get(i)))
                    .append(',')
                    .append(number(points.get(i + 1)));
        }
        return text.toString();
    }

    /** To a hundredth of a pixel. */
    private static String number(double value) {
        long hundredths = Math.round(value * 100);
        return hundredths % 100 == 0 ? Long.toString(hundredths / 100) : Double.toString(hundredths / 100.0);
    }

    private static String colour(int colour) {
        return String.format(Locale.ROOT, "#%06x", colour);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
