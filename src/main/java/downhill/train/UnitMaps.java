package downhill.train;

import downhill.nn.Model;
import downhill.nn.Model.LayerParts;
import java.util.ArrayList;
import java.util.List;

/**
 * What each hidden unit answers, coarse: a square of cells for each unit, of four cells a side where there are many units.
 * What the cells stand for depends on the data: the plane of two inputs, or see {@link UnitLook}.
 */
final class UnitMaps {
    /** Cells a side of a map. */
    static final int SIDE = 8;

    /** Likewise of a network of many units. */
    static final int COARSE_SIDE = 4;

    private static final int MANY_UNITS = 128;

    /** Later than any moment: of a sequence what it comes to. */
    private static final int LAST = Short.MAX_VALUE;

    private final List<LayerParts> hidden;
    private final boolean seen;
    private final int most;
    private final int side;
    private final List<double[]> answers = new ArrayList<>();

    /**
     * For a model.
     *
     * @param rows that a pass must hold so that what units said to them is there
     */
    UnitMaps(Model model, Evaluator evaluator, int rows) {
        seen = rows <= evaluator.piece();
        hidden = List.copyOf(model.layers().subList(0, model.layers().size() - 1));
        most = WeightMap.drawn(model.layers().size());
        side = side(model);
        hidden.forEach(layer -> answers.add(new double[units(layer) * cells()]));
    }

    private int units(LayerParts layer) {
        return Math.min(most, layer.units());
    }

    /** Cells a side of each map of a model. */
    static int side(Model model) {
        int most = WeightMap.drawn(model.layers().size());
        int units = model.layers().stream()
                .limit(model.layers().size() - 1L)
                .mapToInt(layer -> Math.min(most, layer.units()))
                .sum();
        return units > MANY_UNITS ? COARSE_SIDE : SIDE;
    }

    private int cells() {
        return side * side;
    }

    /** Takes what the rows [from, from + rows) of a picture of the plane have left in the pass. */
    void takePlane(Evaluator evaluator, int size, int from, int rows) {
        for (int row = 0; row < rows; row++) {
            int cell = cell(from + row, size);
            if (cell >= 0) {
                put(evaluator, row, cell);
            }
        }
    }

    /** Takes what a row of the pass says, for a cell; all cells, or nothing is seen. */
    void put(Evaluator evaluator, int row, int cell) {
        put(evaluator, row, cell, LAST);
    }

    /** Likewise of a moment of a sequence; what answers only at the end of it says the same at every moment. */
    void put(Evaluator evaluator, int row, int cell, int moment) {
        if (!seen) {
            return;
        }
        for (int l = 0; l < hidden.size(); l++) {
            LayerParts layer = hidden.get(l);
            int step = layer.isRecurrent() ? layer.preActivation() : layer.output();
            int first = Math.min(moment * layer.units(), evaluator.outputs(step) - layer.units());
            for (int u = 0; u < units(layer); u++) {
                answers.get(l)[u * cells() + cell] = evaluator.output(step, first + u, row);
            }
        }
    }

    /** The cell of a map whose middle is nearest to a cell of a picture of such a size; -1 for most. */
    private int cell(int place, int size) {
        int stride = size / side;
        int x = place % size;
        int y = place / size;
        boolean middle = x % stride == stride / 2 && y % stride == stride / 2;
        return middle ? y / stride * side + x / stride : -1;
    }

    /** A map of each hidden layer: a row for each unit, its cells from the top left one on; none where none was taken. */
    List<WeightMap> done() {
        List<WeightMap> maps = new ArrayList<>();
        if (seen) {
            for (int l = 0; l < hidden.size(); l++) {
                maps.add(WeightMap.coded(units(hidden.get(l)), cells(), answers.get(l)));
            }
        }
        return maps;
    }
}
