package downhill.data;

import downhill.math.Functions;
import downhill.math.Stream;
import java.util.List;
import java.util.stream.IntStream;

/** Fills examples of two inputs; classes take turns, so that any number of rows is balanced. */
final class PlanePoints {
    private PlanePoints() {}

    /** One point of a class. */
    @FunctionalInterface
    interface Point {
        /** Writes x1 and x2 to {@code into[at]} and {@code into[at + 1]}. */
        void draw(int label, Stream stream, double[] into, int at);
    }

    static Examples examples(int rows, int classes, Stream stream, Point point, Examples.Labels labels) {
        double[] x = new double[rows * 2];
        double[] y = new double[rows];
        for (int r = 0; r < rows; r++) {
            int label = r % classes;
            point.draw(label, stream, x, 2 * r);
            y[r] = label;
        }
        return new Examples(rows, x, y, labels);
    }

    static void polar(double radius, double angle, double noise, Stream stream, double[] into, int at) {
        into[at] = radius * Functions.cos(angle) + noise * stream.normal();
        into[at + 1] = radius * Functions.sin(angle) + noise * stream.normal();
    }

    /** Names of points of so many classes. */
    static Examples.Labels labels(int classes) {
        List<String> names =
                IntStream.range(0, classes).mapToObj(Integer::toString).toList();
        return new Examples.Labels(Examples.Labels.PLANE.inputs(), "class", names);
    }
}
