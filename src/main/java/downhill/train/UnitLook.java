package downhill.train;

import downhill.data.DataSpec.Prepared;
import downhill.data.Examples;
import downhill.nn.Model;
import downhill.nn.Values;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * What each hidden unit answers where there is no plane: along one input, from its lowest to its highest value; else to
 * training examples, from the lowest target or the first class to the last; in a recurrent network a row of cells for each of
 * these sequences, from its first moment to its last.
 */
final class UnitLook {
    private final Model model;
    private final Evaluator evaluator;
    private final int steps;
    private final int side;
    private final int rows;
    private final double[] x;

    /**
     * For a network and its data.
     *
     * @param data its sequences as tables
     * @param moments of a sequence
     */
    UnitLook(Model model, Prepared data, int moments, View view, Evaluator evaluator) {
        this.model = model;
        this.evaluator = evaluator;
        steps = model.layers().getFirst().isRecurrent() ? moments : 1;
        side = UnitMaps.side(model);
        rows = steps > 1 ? side : side * side;
        x = model.inputs() == 1 ? along(view) : examples(data.train());
    }

    private double[] along(View view) {
        return IntStream.range(0, rows).mapToDouble(i -> view.cell(0, i, rows)).toArray();
    }

    /** So many of them, at equal distances in the order of their targets; of equal ones the first comes first. */
    private double[] examples(Examples all) {
        int inputs = all.x().length / all.rows();
        int[] order = IntStream.range(0, all.rows())
                .boxed()
                .sorted(Comparator.comparingDouble(row -> all.y()[row]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] picked = new double[rows * inputs];
        for (int i = 0; i < rows; i++) {
            int row = order[(2 * i + 1) * order.length / (2 * rows)];
            System.arraycopy(all.x(), row * inputs, picked, i * inputs, inputs);
        }
        return picked;
    }

    /** Looks now. */
    Pieces look(Values values, Consumer<List<WeightMap>> taker) {
        UnitMaps maps = new UnitMaps(model, evaluator, rows);
        return new Answering(evaluator, values, x, rows, (_, from, some) -> {
                    for (int row = from; row < from + some; row++) {
                        take(maps, row, row - from);
                    }
                })
                .then(() -> taker.accept(maps.done()));
    }

    private void take(UnitMaps maps, int row, int inPass) {
        if (steps == 1) {
            maps.put(evaluator, inPass, row);
            return;
        }
        for (int cell = 0; cell < side; cell++) {
            int moment = cell * (steps - 1) / (side - 1);
            maps.put(evaluator, inPass, row * side + cell, moment);
        }
    }
}
