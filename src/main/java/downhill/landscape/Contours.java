package downhill.landscape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lines of equal height over a grid, by marching squares; heights between two points of the grid are taken to be
 * straight. Where a height is not finite there is no line.
 *
 * <p>Source: Lorensen & Cline 1987, Marching cubes, in two dimensions.
 */
public final class Contours {
    /** Levels are spread over so many powers of ten below the highest. */
    private static final int DECADES = 5;

    private static final double[] STEPS = {1, 3};

    private final double[] heights;
    private final int columns;
    private final double level;
    private final Map<Integer, List<Integer>> neighbours = new LinkedHashMap<>();

    private Contours(double[] heights, int columns, double level) {
        this.heights = heights;
        this.columns = columns;
        this.level = level;
    }

    /**
     * Heights above the lowest at which lines tell most: 1, 3, 10, 30 … of a unit of their own, on a logarithmic scale.
     *
     * @param span from the lowest to the highest; nothing where it is not above 0
     */
    public static double[] levels(double span) {
        List<Double> levels = new ArrayList<>();
        if (span > 0 && Double.isFinite(span)) {
            int top = 0;
            double unit = 1;
            for (; unit * 10 <= span; top++) {
                unit *= 10;
            }
            for (; unit > span; top--) {
                unit /= 10;
            }
            for (int power = top - DECADES + 1; power <= top; power++) {
                for (double step : STEPS) {
                    double value = Double.parseDouble(step + "e" + power);
                    if (value < span) {
                        levels.add(value);
                    }
                }
            }
        }
        return levels.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /**
     * The lines at a level.
     *
     * @param heights row by row, at least two rows of at least two columns
     * @return each line as column0, row0, column1, row1 …; a closed one ends where it begins
     */
    public static List<float[]> lines(double[] heights, int columns, double level) {
        return new Contours(heights, columns, level).lines();
    }

    private List<float[]> lines() {
        int rows = heights.length / columns;
        for (int row = 0; row + 1 < rows; row++) {
            for (int column = 0; column + 1 < columns; column++) {
                cell(row * columns + column);
            }
        }
        List<float[]> lines = new ArrayList<>();
        List<Integer> ends = neighbours.keySet().stream()
                .filter(edge -> at(edge).size() == 1)
                .toList();
        ends.forEach(edge -> follow(edge, lines));
        List.copyOf(neighbours.keySet()).forEach(edge -> follow(edge, lines));
        return lines;
    }

    private List<Integer> at(int edge) {
        return neighbours.getOrDefault(edge, List.of());
    }

    /** Edges have twice the number of the corner that they begin at, and one more where they lead down. */
    private void cell(int corner) {
        int[] edges = {2 * corner, 2 * (corner + 1) + 1, 2 * (corner + columns), 2 * corner + 1};
        List<Integer> crossed = new ArrayList<>(4);
        for (int edge : edges) {
            double from = heights[edge / 2];
            double to = heights[end(edge)];
            if (Double.isFinite(from) && Double.isFinite(to) && (from < level) != (to < level)) {
                crossed.add(edge);
            }
        }
        for (int i = 0; i + 1 < crossed.size(); i += 2) {
            join(crossed.get(i), crossed.get(i + 1));
            join(crossed.get(i + 1), crossed.get(i));
        }
    }

    private int end(int edge) {
        return edge % 2 == 0 ? edge / 2 + 1 : edge / 2 + columns;
    }

    private void join(int edge, int other) {
        neighbours.computeIfAbsent(edge, _ -> new ArrayList<>(2)).add(other);
    }

    /** Takes a line away from where it begins to its end. */
    private void follow(int begin, List<float[]> lines) {
        List<Integer> edges = new ArrayList<>(List.of(begin));
        int edge = begin;
        while (!at(edge).isEmpty()) {
            int next = at(edge).getFirst();
            at(edge).remove(Integer.valueOf(next));
            at(next).remove(Integer.valueOf(edge));
            edges.add(next);
            edge = next;
        }
        if (edges.size() > 1) {
            float[] line = new float[2 * edges.size()];
            for (int i = 0; i < edges.size(); i++) {
                place(edges.get(i), line, 2 * i);
            }
            lines.add(line);
        }
    }

    private void place(int edge, float[] line, int to) {
        int corner = edge / 2;
        double share = (level - heights[corner]) / (heights[end(edge)] - heights[corner]);
        boolean across = edge % 2 == 0;
        int row = corner / columns;
        line[to] = (float) (corner % columns + (across ? share : 0));
        line[to + 1] = (float) (row + (across ? 0 : share));
    }
}
