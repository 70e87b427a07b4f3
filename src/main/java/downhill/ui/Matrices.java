package downhill.ui;

import downhill.experiment.Experiment;
import downhill.experiment.Validation;
import downhill.math.Tensor;
import downhill.nn.Model.LayerParts;
import downhill.train.WeightAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * The weight matrices of a network, from the input on; a recurrent layer has two.
 *
 * @param all at least one
 */
record Matrices(List<Matrix> all) {
    Matrices {
        all = List.copyOf(all);
    }

    /** Of the network of a legal experiment. */
    static Matrices of(Experiment experiment) {
        List<String> names = LayerNames.of(experiment);
        List<LayerParts> layers = Validation.model(experiment).layers();
        List<Matrix> all = new ArrayList<>();
        for (int l = 0; l < layers.size(); l++) {
            List<Tensor> weights = layers.get(l).weights();
            String name = names.get(l);
            if (weights.size() == 1) {
                all.add(new Matrix(l + 1, true, name, weights.getFirst()));
            } else {
                all.add(new Matrix(l + 1, true, named(name, "input"), weights.get(0)));
                all.add(new Matrix(l + 1, false, named(name, "state"), weights.get(1)));
            }
        }
        return new Matrices(all);
    }

    private static String named(String layer, String source) {
        return Words.text("map", layer, Words.text("map.source." + source));
    }

    /** Where the matrix that leads into a layer stands, from 0; the last one if there is no such layer. */
    int into(int layer) {
        for (int m = 0; m < all.size(); m++) {
            if (all.get(m).layer >= layer) {
                return m;
            }
        }
        return all.size() - 1;
    }

    /** The one that reads what a layer is given, layers counted from 1. */
    Matrix input(int layer) {
        return all.get(into(layer));
    }

    /**
     * One of them.
     *
     * @param layer from 1
     * @param first whether it is the one that reads what the layer is given
     */
    record Matrix(int layer, boolean first, String name, Tensor tensor) {
        /** The weight in a row and a column from 0, or the last one before that. */
        WeightAddress weight(int row, int column) {
            return new WeightAddress(
                    tensor.name(), Math.clamp(row, 0, tensor.rows() - 1), Math.clamp(column, 0, tensor.columns() - 1));
        }
    }
}
