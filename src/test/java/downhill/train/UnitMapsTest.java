package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import downhill.data.DataSpec;
import downhill.data.Examples;
import downhill.data.Iris;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.Network;
import downhill.nn.Dense;
import downhill.nn.NoNormalization;
import downhill.nn.Rnn;
import downhill.nn.Tanh;
import downhill.nn.XavierUniform;
import downhill.nn.Zeros;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnitMapsTest {

    private static List<WeightMap> units(Experiment experiment) {
        return units(new Trainer(experiment));
    }

    private static List<WeightMap> units(Trainer trainer) {
        Picture[] made = new Picture[1];
        new OutputProbe(trainer).picture(false, picture -> made[0] = picture).finish();
        return made[0].units();
    }

    private static Experiment hidden(int layers, int units) {
        Dense layer = new Dense(units, new Tanh(), new XavierUniform(1), new NoNormalization());
        return Cards.first().withSubject(new Network(Collections.nCopies(layers, layer), new Zeros()));
    }

    @Test
    void eachUnitOfTheFirstLayerIsARampInTheDirectionOfItsWeights() {
        Experiment experiment = hidden(2, 5);
        List<WeightMap> maps = units(experiment);
        assertThat(maps).hasSize(2);
        WeightMap first = maps.getFirst();
        assertThat(first.rows()).isEqualTo(5);
        assertThat(first.columns()).isEqualTo(UnitMaps.SIDE * UnitMaps.SIDE);
        Trainer trainer = new Trainer(experiment);
        double[] weights = trainer.parameters();
        int offset = trainer.ground().layers().getFirst().weight().offset();
        for (int unit = 0; unit < 5; unit++) {
            double right = weights[offset + 2 * unit];
            double up = weights[offset + 2 * unit + 1];
            assertThat(Math.signum(code(first, unit, 4, 7) - code(first, unit, 4, 0)))
                    .isEqualTo(Math.signum(right));
            assertThat(Math.signum(code(first, unit, 0, 4) - code(first, unit, 7, 4)))
                    .isEqualTo(Math.signum(up));
        }
    }

    @Test
    void ofATableAUnitShowsWhatItAnswersToExamplesInTheOrderOfTheirClasses() {
        Dense layer = new Dense(4, new Tanh(), new XavierUniform(1), new NoNormalization());
        Experiment experiment = Cards.first()
                .withData(new DataSpec(new Iris(), 100, 50, 1, true))
                .withSubject(new Network(List.of(layer), new Zeros()));
        Trainer trainer = new Trainer(experiment);
        WeightMap map = units(trainer).getFirst();
        Examples train = trainer.network().data().train();
        int[] order = byTarget(train);
        for (int unit = 0; unit < 4; unit++) {
            for (int cell = 0; cell < 64; cell++) {
                int row = order[(2 * cell + 1) * order.length / 128];
                assertThat(share(map, unit, cell))
                        .isCloseTo(Math.tanh(z(trainer, unit, train.x(), row * 4, 4)) / map.scale(), offset(0.005));
            }
        }
    }

    @Test
    void ofSequencesAUnitShowsItsStateFromTheFirstMomentToTheLast() {
        Experiment experiment = Cards.find("p12").orElseThrow().start().experiment();
        Rnn layer = new Rnn(3, new Tanh(), new XavierUniform(1), new XavierUniform(1), 0);
        Trainer trainer = new Trainer(experiment.withSubject(
                new Network(List.of(layer), experiment.network().output())));
        WeightMap map = units(trainer).getFirst();
        Examples train = trainer.network().data().train().flat();
        int[] order = byTarget(train);
        for (int unit = 0; unit < 3; unit++) {
            for (int sequence = 0; sequence < 8; sequence++) {
                int row = order[(2 * sequence + 1) * order.length / 16];
                double first = Math.tanh(z(trainer, unit, train.x(), row * train.inputs(), 1));
                assertThat(share(map, unit, sequence * 8)).isCloseTo(first / map.scale(), offset(0.005));
            }
        }
    }

    private static int[] byTarget(Examples examples) {
        return IntStream.range(0, examples.rows())
                .boxed()
                .sorted(Comparator.comparingDouble(row -> examples.y()[row]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static double share(WeightMap map, int unit, int cell) {
        return (code(map, unit, cell) - 127) / 127;
    }

    /** What a unit of the first layer, whose biases are zero, adds up. */
    private static double z(Trainer trainer, int unit, double[] x, int from, int inputs) {
        int weight = trainer.ground().layers().getFirst().weight().offset() + unit * inputs;
        double sum = 0;
        for (int i = 0; i < inputs; i++) {
            sum += trainer.parameters()[weight + i] * x[from + i];
        }
        return sum;
    }

    private static double code(WeightMap map, int unit, int cell) {
        return code(map, unit, cell / UnitMaps.SIDE, cell % UnitMaps.SIDE);
    }

    private static double code(WeightMap map, int unit, int row, int column) {
        return Byte.toUnsignedInt(map.codes()[unit * map.columns() + row * UnitMaps.SIDE + column]);
    }

    @Test
    void eightLayersOfSixteenShowAllTheirUnitsFinelyAndLargerNetworksCoarsely() {
        assertThat(units(hidden(8, 16))).hasSize(8).allMatch(map -> map.rows() == 16 && map.columns() == 64);
        assertThat(units(hidden(30, 10))).hasSize(30).allMatch(map -> map.rows() == 10 && map.columns() == 16);
        assertThat(units(hidden(1, 100))).allMatch(map -> map.rows() == 32);
        assertThat(units(hidden(0, 0))).isEmpty();
    }

    @Test
    void alongOneInputAUnitIsWhatItAnswersFromItsLowestToItsHighestValue() {
        Trainer trainer = new Trainer(Cards.find("p2").orElseThrow().start().experiment());
        WeightMap map = units(trainer).getFirst();
        double[] weights = trainer.parameters();
        int offset = trainer.ground().layers().getFirst().weight().offset();
        assertThat(map.columns()).isEqualTo(64);
        for (int unit = 0; unit < map.rows(); unit++) {
            double slope = weights[offset + unit];
            for (int cell = 1; cell < 64; cell++) {
                assertThat((code(map, unit, cell) - code(map, unit, cell - 1)) * slope)
                        .isGreaterThanOrEqualTo(-0.0);
            }
            assertThat(code(map, unit, 63)).isNotEqualTo(code(map, unit, 0));
        }
    }
}
