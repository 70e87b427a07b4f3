package downhill.ui;

import downhill.ui.OutputData.Points;
import java.util.DoubleSummaryStatistics;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jsoup.nodes.Element;

/** The examples as dots of an SVG picture, where the output is going to draw them. */
final class DataDots {
    private static final int CELLS = 1000;
    private static final int HUES = 10;

    private final Points points;
    private final double middle;
    private final Map<String, StringBuilder> paths = new TreeMap<>();

    private DataDots(Points points) {
        this.points = points;
        middle = points.classes() == 2 ? 0 : middle(points.rows());
    }

    private static double middle(float[] rows) {
        DoubleSummaryStatistics targets = IntStream.range(0, rows.length / 4)
                .mapToDouble(r -> rows[4 * r + 2])
                .summaryStatistics();
        return (targets.getMin() + targets.getMax()) / 2;
    }

    /** Appends the picture. */
    static void draw(Points points, Element to) {
        new DataDots(points).draw(to);
    }

    private void draw(Element to) {
        for (int i = 0; i < points.rows().length; i += 4) {
            dot(i);
        }
        Element picture = to.appendElement("svg")
                .attr("viewBox", "0 0 " + CELLS + " " + CELLS)
                .attr("preserveAspectRatio", "none");
        paths.forEach((look, path) ->
                picture.appendElement("path").addClass("dh-dots").addClass(look).attr("d", path.toString()));
    }

    private void dot(int i) {
        double[] limits = points.limits();
        long x = place(points.rows()[i], limits[0], limits[1]);
        long y = CELLS - place(points.rows()[i + 1], limits[2], limits[3]);
        String dot = "M" + x + " " + y + "h0";
        boolean test = points.rows()[i + 3] == 1;
        // In the order of their names: what is hollow, its inside, and what is whole.
        append((test ? "dh-dots-a-" : "dh-dots-c-") + hue(points.rows()[i + 2]), dot);
        if (test) {
            append("dh-dots-b", dot);
        }
    }

    private void append(String look, String dot) {
        paths.computeIfAbsent(look, _ -> new StringBuilder()).append(dot);
    }

    private static long place(float value, double low, double high) {
        return Math.round(Math.clamp((value - low) / (high - low), 0, 1) * CELLS);
    }

    private String hue(float target) {
        if (points.curve()) {
            return "curve";
        }
        if (points.classes() > 2) {
            return Integer.toString((int) target % HUES);
        }
        return target > middle ? "up" : "down";
    }
}
