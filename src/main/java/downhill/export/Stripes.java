package downhill.export;

import downhill.export.Scene.Mark;
import java.util.ArrayList;
import java.util.List;

/** Slanted lines within a rectangle. */
final class Stripes {
    private static final int APART = 5;
    private static final double THICKNESS = 1.6;

    private Stripes() {}

    /** Lines x + y = a multiple of the distance, so that those of neighbours join. */
    static List<Mark.Line> of(Mark.Hatch hatch) {
        List<Mark.Line> lines = new ArrayList<>();
        double right = hatch.x() + hatch.width();
        double bottom = hatch.y() + hatch.height();
        double first = Math.ceil((hatch.x() + hatch.y()) / APART) * APART;
        for (double sum = first; sum < right + bottom; sum += APART) {
            double from = Math.max(hatch.x(), sum - bottom);
            double to = Math.min(right, sum - hatch.y());
            if (from < to) {
                lines.add(new Mark.Line(List.of(from, sum - from, to, sum - to), hatch.colour(), THICKNESS, 0, ""));
            }
        }
        return lines;
    }
}
