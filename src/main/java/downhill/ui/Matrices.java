package downhill.ui;

import downhill.experiment.Experiment;
import downhill.experiment.Validation;
import downhill.math.Tensor;
import downhill.nn.Model;
import downhill.nn.Model.LayerParts;
import downhill.train.WeightAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * The weight matrices of a network, from the input on, each with the biases of the same layer behind it; a recurrent layer has
 * two of both.
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
        Model model = Validation.model(experiment);
        List<LayerParts> layers = model.layers();
        List<Matrix> all = new ArrayList<>();
        for (int l = 0; l < layers.size(); l++) {
            List<Tensor> weights = layers.get(l).weights();
            String name = names.get(l);
            for (int w = 0; w < weights.size(); w++) {
                String whole = weights.size() == 1 ? name : named(name, w == 0 ? "input" : "state");
                all.add(new Matrix(l + 1, w == 0, false, whole, weights.get(w)));
                all.add(new Matrix(l + 1, w == 0, true, whole, biases(model, weights.get(w))));
            }
        }
        return new Matrices(all);
    }

    /** They are called as the weights are, such as {@code 0.bias} beside {@code 0.weight}. */
    private static Tensor biases(Model model, Tensor weights) {
        String name = weights.name().replace("weight", "bias");
        return model.parameters().tensors().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String named(String layer, String source) {
        return Words.text("map", layer, Words.text("map.source." + source));
    }

    /** Where the matrix that leads into a layer stands, from 0; that of the last one if there is no such layer. */
    int into(int layer) {
        for (int m = 0; m < all.size(); m++) {
            if (all.get(m).layer >= layer) {
                return m;
            }
        }
        return all.size() - 2;
    }

    /** Where the biases of a layer stand, from 0. */
    int biases(int layer) {
        return into(layer) + 1;
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
     * @param biases whether it is one column of biases
     * @param name of the layer, and of what it reads where it reads two things
     */
    record Matrix(int layer, boolean first, boolean biases, String name, Tensor tensor) {
        /** What it is called beside the others. */
        String title() {
            return biases ? Words.text("weight.biases", name) : name;
        }

        /** The weight in a row and a column from 0, or the last one before that. */
        WeightAddress weight(int row, int column) {
            return new WeightAddress(
                    tensor.name(), Math.clamp(row, 0, tensor.rows() - 1), Math.clamp(column, 0, tensor.columns() - 1));
        }
    }
}
