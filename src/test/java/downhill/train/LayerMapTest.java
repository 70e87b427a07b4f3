package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.math.Tensor;
import downhill.nn.Dense;
import downhill.nn.Layer;
import downhill.nn.NoNormalization;
import downhill.nn.Tanh;
import downhill.nn.WholeTime;
import downhill.train.LayerMap.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The gradient of every single weight, of recurrent layers too. */
class LayerMapTest {
    static List<Layer> cells() {
        return SequenceRuns.cells();
    }

    private static Trainer trained(List<Layer> layers) {
        Trainer trainer = new Trainer(SequenceRuns.experiment(
                SequenceRuns.data(SequenceRuns.FIRST, 40), layers, false, new WholeTime(), 0.01));
        trainer.step(Needs.ALL);
        return trainer;
    }

    private static List<LayerMap> maps(Trainer trainer) {
        return new Probe(trainer)
                .frame(1, 0, Status.PAUSED, Interest.ALL, History.Position.NOTHING)
                .gradients();
    }

    @ParameterizedTest
    @MethodSource("cells")
    void ofARecurrentLayerEveryGateHasItsInputAndItsState(Layer cell) {
        Dense dense = new Dense(3, new Tanh(), SequenceRuns.START, new NoNormalization());
        List<LayerMap> maps = maps(trained(List.of(cell, cell.withUnits(5), dense)));
        List<String> gates = cell.gates().isEmpty() ? List.of("") : cell.gates();
        List<String> wanted = new ArrayList<>();
        for (int layer = 1; layer <= 2; layer++) {
            for (Source source : List.of(Source.INPUT, Source.STATE)) {
                for (String gate : gates) {
                    wanted.add(layer + gate + source);
                }
            }
        }
        wanted.addAll(List.of("3ALL", "4ALL"));
        assertThat(maps)
                .extracting(map -> map.layer() + map.gate() + map.source())
                .isEqualTo(wanted);
        assertThat(maps)
                .filteredOn(map -> map.layer() == 2)
                .allSatisfy(map -> assertThat(
                                List.of(map.map().rows(), map.map().columns()))
                        .isEqualTo(List.of(5, map.source() == Source.INPUT ? 4 : 5)));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void togetherTheyHaveEveryWeightOnceInTheOrderOfTheParameters(Layer cell) {
        Trainer trainer = trained(List.of(cell));
        double[] gradient = trainer.descent().gradient();
        List<Double> shown = new ArrayList<>();
        for (LayerMap map : maps(trainer)) {
            byte[] codes = map.map().codes();
            for (byte code : codes) {
                shown.add(((code & 0xff) - 127) / 127.0 * map.map().scale());
            }
        }
        List<Double> weights = new ArrayList<>();
        double largest = 0;
        for (Tensor tensor : trainer.network().layout().tensors()) {
            if (tensor.name().contains("weight")) {
                Arrays.stream(gradient, tensor.offset(), tensor.end()).forEach(weights::add);
            }
        }
        for (double weight : weights) {
            largest = Math.max(largest, Math.abs(weight));
        }
        assertThat(largest).isPositive();
        assertThat(shown).hasSameSizeAs(weights);
        for (int i = 0; i < weights.size(); i++) {
            assertThat(shown.get(i)).isCloseTo(weights.get(i), org.assertj.core.data.Offset.offset(largest / 127));
        }
    }

    @Test
    void gatesStandInTheOrderOfTheFormulas() {
        assertThat(SequenceRuns.LSTM.gates()).containsExactly("input", "forget", "cell", "output");
        assertThat(SequenceRuns.GRU.gates()).containsExactly("reset", "update", "new");
        assertThat(SequenceRuns.RNN.gates()).isEmpty();
    }

    /** Which rows are whose is seen where a gate alone has no gradient: nothing was there to be forgotten. */
    @Test
    void atTheFirstMomentThereIsNothingToForget() {
        Trainer trainer = new Trainer(SequenceRuns.experiment(
                SequenceRuns.data(new downhill.data.Rings(0.1), 40),
                List.of(SequenceRuns.LSTM),
                false,
                new WholeTime(),
                0.01));
        trainer.step(Needs.ALL);
        for (LayerMap map : maps(trainer)) {
            boolean none = map.source() == Source.STATE || map.gate().equals("forget");
            assertThat(map.map().scale() == 0).as(map.gate() + map.source()).isEqualTo(none);
        }
    }
}
