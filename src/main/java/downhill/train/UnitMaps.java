package downhill.train;

import downhill.nn.Model;
import downhill.nn.Model.LayerParts;
import java.util.ArrayList;
import java.util.List;

/** What each hidden unit answers over the plane of two inputs, coarse and on the way of a picture that is drawn anyway. */
final class UnitMaps {
    /** Cells a side of a map. */
    static final int SIDE = 8;

    /** As many units as a graph draws of a layer. */
    static final int MOST_UNITS = 12;

    /** Deeper networks have no room for maps in their units. */
    static final int MOST_LAYERS = 8;

    private final List<LayerParts> hidden;
    private final int size;
    private final List<double[]> answers = new ArrayList<>();

    /** @param size cells a side of the picture, a multiple of {@link #SIDE} */
    UnitMaps(Model model, int size) {
        List<LayerParts> layers = model.layers().subList(0, model.layers().size() - 1);
        boolean shown = layers.size() <= MOST_LAYERS && model.moments() == 1;
        hidden = shown ? List.copyOf(layers) : List.of();
        this.size = size;
        hidden.forEach(layer -> answers.add(new double[units(layer) * SIDE * SIDE]));
    }

    private static int units(LayerParts layer) {
        return Math.min(MOST_UNITS, layer.units());
    }

    /** Takes what the rows [from, from + rows) of the picture have left in the pass; all of them, or nothing is seen. */
    void take(Evaluator evaluator, int from, int rows) {
        if (!evaluator.holdsWhole()) {
            return;
        }
        for (int row = 0; row < rows; row++) {
            int cell = cell(from + row);
            if (cell >= 0) {
                put(evaluator, row, cell);
            }
        }
    }

    private void put(Evaluator evaluator, int row, int cell) {
        for (int l = 0; l < hidden.size(); l++) {
            LayerParts layer = hidden.get(l);
            for (int u = 0; u < units(layer); u++) {
                answers.get(l)[u * SIDE * SIDE + cell] = evaluator.output(layer.output(), u, row);
            }
        }
    }

    /** The cell of a map whose middle is nearest to a cell of the picture; -1 for most. */
    private int cell(int place) {
        int stride = size / SIDE;
        int x = place % size;
        int y = place / size;
        boolean middle = x % stride == stride / 2 && y % stride == stride / 2;
        return middle ? y / stride * SIDE + x / stride : -1;
    }

    /** A map of each hidden layer: a row for each unit, its cells from the top left one on; none where none was taken. */
    List<WeightMap> done(Evaluator evaluator) {
        List<WeightMap> maps = new ArrayList<>();
        if (evaluator.holdsWhole()) {
            for (int l = 0; l < hidden.size(); l++) {
                maps.add(WeightMap.coded(units(hidden.get(l)), SIDE * SIDE, answers.get(l)));
            }
        }
        return maps;
    }
}
