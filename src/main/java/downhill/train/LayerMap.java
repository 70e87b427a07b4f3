package downhill.train;

import downhill.experiment.Network;
import downhill.math.Tensor;
import downhill.nn.Model.LayerParts;
import java.util.ArrayList;
import java.util.List;

/**
 * A map of one weight matrix of a layer; a recurrent layer has several.
 *
 * @param layer from 1, the output layer last
 * @param gate of a recurrent cell, as {@link downhill.nn.Layer#gates()} names it; empty where there is one matrix
 * @param source what the weights multiply
 * @param map of these weights, {@code [units][inputs]}
 */
public record LayerMap(int layer, String gate, Source source, WeightMap map) {
    /** What a matrix multiplies. */
    public enum Source {
        /** What the layer reads, where that is all. */
        ALL,
        /** What a recurrent layer reads at each moment. */
        INPUT,
        /** What a recurrent layer answered at the moment before. */
        STATE
    }

    /**
     * Maps of all weight matrices, from the input on: of each layer those of its input, gate by gate, before those of its
     * state.
     *
     * @param numbers flat, laid out as the parameters
     */
    static List<LayerMap> of(Network network, List<LayerParts> layers, double[] numbers) {
        List<LayerMap> maps = new ArrayList<>();
        for (int l = 0; l < layers.size(); l++) {
            List<Tensor> weights = layers.get(l).weights();
            if (weights.size() == 1) {
                maps.add(new LayerMap(l + 1, "", Source.ALL, WeightMap.of(numbers, weights.getFirst())));
                continue;
            }
            List<String> gates = network.layers().get(l).gates();
            addGates(maps, l + 1, gates, Source.INPUT, weights.get(0), numbers);
            addGates(maps, l + 1, gates, Source.STATE, weights.get(1), numbers);
        }
        return maps;
    }

    private static void addGates(
            List<LayerMap> maps, int layer, List<String> gates, Source source, Tensor all, double[] numbers) {
        int rows = all.rows() / Math.max(1, gates.size());
        for (int g = 0; g < Math.max(1, gates.size()); g++) {
            String gate = gates.isEmpty() ? "" : gates.get(g);
            Tensor part = new Tensor(all.name(), rows, all.columns(), all.offset() + g * rows * all.columns());
            maps.add(new LayerMap(layer, gate, source, WeightMap.of(numbers, part)));
        }
    }
}
