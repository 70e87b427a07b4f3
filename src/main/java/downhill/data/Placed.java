package downhill.data;

import downhill.choice.Problem;
import downhill.choice.Range;
import downhill.choice.Task;
import downhill.choice.Term;
import downhill.math.Stream;
import java.util.ArrayList;
import java.util.List;

/**
 * Points that somebody placed by hand.
 *
 * @param values x1, x2 and label of one point after the other; labels are whole numbers from 0 to 7, and those that
 *     occur are the classes, in their order
 */
@Term(id = "placed", formula = "points placed by hand")
public record Placed(
        @Range(min = -1000, max = 1000, most = 3 * MAX_POINTS)
        List<Double> values) implements Dataset {
    /** Points at most. */
    public static final int MAX_POINTS = 2000;

    /** Largest label. */
    public static final int MAX_LABEL = 7;

    public Placed {
        values = List.copyOf(values);
    }

    private List<Integer> classes() {
        List<Integer> classes = new ArrayList<>();
        for (int label = 0; label <= MAX_LABEL; label++) {
            for (int i = 2; i < values.size(); i += 3) {
                if (values.get(i) == label) {
                    classes.add(label);
                    break;
                }
            }
        }
        return classes;
    }

    @Override
    public Task task() {
        return classes().size() > 2 ? Task.MULTICLASS : Task.BINARY;
    }

    @Override
    public Examples.Labels labels() {
        List<String> names = classes().stream().map(String::valueOf).toList();
        return new Examples.Labels(Examples.Labels.PLANE.inputs(), "class", names);
    }

    @Override
    public int available() {
        return values.size() / 3;
    }

    @Override
    public int defaultTrain() {
        return Math.max(1, available() - defaultTest());
    }

    @Override
    public int defaultTest() {
        return Math.max(1, available() / 4);
    }

    @Override
    public boolean offered() {
        return false;
    }

    @Override
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        if (values.size() % 3 != 0) {
            return List.of(Problem.of("values", "placed_not_triples", values.size()));
        }
        if (values.isEmpty()) {
            return List.of(Problem.of("values", "placed_empty"));
        }
        for (int i = 2; i < values.size(); i += 3) {
            double label = values.get(i);
            if (label != Math.rint(label) || label < 0 || label > MAX_LABEL) {
                problems.add(Problem.of("values[" + i + "]", "placed_label", label, MAX_LABEL));
                return problems;
            }
        }
        if (classes().size() < 2) {
            problems.add(Problem.of("values", "placed_one_class", values.get(2)));
        }
        return problems;
    }

    @Override
    public Examples draw(int rows, Stream stream) {
        List<Integer> classes = classes();
        int points = available();
        double[] x = new double[2 * points];
        double[] y = new double[points];
        for (int p = 0; p < points; p++) {
            x[2 * p] = values.get(3 * p);
            x[2 * p + 1] = values.get(3 * p + 1);
            y[p] = classes.indexOf(values.get(3 * p + 2).intValue());
        }
        return new Table(new Examples(points, x, y, labels())).draw(rows, stream);
    }
}
