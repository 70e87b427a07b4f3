package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.Network;
import downhill.nn.Dense;
import downhill.nn.NoNormalization;
import downhill.nn.Tanh;
import downhill.nn.XavierUniform;
import downhill.nn.Zeros;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnitMapsTest {

    private static Picture.Plane plane(Experiment experiment) {
        Trainer trainer = new Trainer(experiment);
        Picture[] made = new Picture[1];
        new OutputProbe(trainer).picture(false, picture -> made[0] = picture).finish();
        return (Picture.Plane) made[0];
    }

    private static Experiment hidden(int layers, int units) {
        Dense layer = new Dense(units, new Tanh(), new XavierUniform(1), new NoNormalization());
        return Cards.first().withSubject(new Network(Collections.nCopies(layers, layer), new Zeros()));
    }

    @Test
    void eachUnitOfTheFirstLayerIsARampInTheDirectionOfItsWeights() {
        Experiment experiment = hidden(2, 5);
        List<WeightMap> maps = plane(experiment).units();
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

    private static double code(WeightMap map, int unit, int row, int column) {
        return Byte.toUnsignedInt(map.codes()[unit * map.columns() + row * UnitMaps.SIDE + column]);
    }

    @Test
    void wideLayersShowTheirFirstUnitsAndDeepNetworksNone() {
        assertThat(plane(hidden(8, 16)).units()).hasSize(8).allMatch(map -> map.rows() == UnitMaps.MOST_UNITS);
        assertThat(plane(hidden(9, 4)).units()).isEmpty();
    }
}
