package downhill.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import downhill.math.Stream;
import downhill.nn.Model.LayerParts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Slopes and values of a layer's activation against what the formulas of the layers say, number by number. */
class BendTest {
    private static final int ROWS = 3;
    private static final int STEPS = 4;
    private static final Initialiser START = new XavierUniform(1);

    private final Stream stream = Stream.of(3, Stream.Purpose.NOISE);

    private double[] rows(int columns) {
        double[] x = new double[ROWS * columns];
        for (int i = 0; i < x.length; i++) {
            x[i] = stream.normal();
        }
        return x;
    }

    private static Blueprint plan(Layer layer, int features, int steps) {
        return new Blueprint(features, steps, List.of(layer), START, 1, false, new WholeTime(), Head.SIGMOID);
    }

    @Test
    void aDenseLayerIsSeenBehindItsNormalisationAndBeforeDropoutAndResidual() {
        for (Normalization norm : List.of(new NoNormalization(), new BatchNorm(0.1, 1e-5), new LayerNorm(1e-5))) {
            Dense dense = new Dense(2, new Sigmoid(), START, norm, 0.5, true);
            Model model = Model.of(plan(dense, 2, 1));
            Workspace workspace = new Workspace(model, ROWS);
            workspace.forward(model.initialise(stream), rows(2), 0, ROWS, Mode.PROBE);
            LayerParts layer = model.layers().getFirst();
            Bend bend = workspace.bend(layer);
            double[] z = workspace.output(layer.preActivation());
            assertThat(bend.units()).isEqualTo(2);
            assertThat(bend.slopes()).hasSize(2 * ROWS);
            for (int i = 0; i < z.length; i++) {
                double a = 1 / (1 + Math.exp(-z[i]));
                assertThat(bend.values()[i]).isCloseTo(a, within(1e-14));
                assertThat(bend.slopes()[i]).isCloseTo(a * (1 - a), within(1e-14));
            }
        }
    }

    @Test
    void anOutputLayerIsStraightWhateverTheLossPutsBehindIt() {
        Model model = Model.of(plan(new Dense(2, new Tanh(), START, new NoNormalization()), 2, 1));
        Workspace workspace = new Workspace(model, ROWS);
        workspace.forward(model.initialise(stream), rows(2), 0, ROWS, Mode.PROBE);
        LayerParts output = model.layers().getLast();
        Bend bend = workspace.bend(output);
        assertThat(bend.slopes()).containsOnly(1);
        assertThat(bend.values()).isEqualTo(workspace.output(output.preActivation()));
    }

    /** A cell of one unit over one input, moment by moment, with gate g = act(wx x + bx + wh h + bh). */
    @ParameterizedTest
    @ValueSource(strings = {"rnn", "lstm", "gru"})
    void aCellIsSeenAtEachMoment(String kind) {
        Layer layer = switch (kind) {
            case "rnn" -> new Rnn(1, new Sigmoid(), START, START, 0);
            case "lstm" -> new Lstm(1, START, START, 0, 1);
            default -> new Gru(1, START, START, 0);
        };
        Model model = Model.of(plan(layer, 1, STEPS));
        Values values = model.initialise(stream);
        double[] p = values.parameters();
        for (int i = 0; i < p.length; i++) {
            p[i] += 0.3 * stream.normal();
        }
        double[] x = rows(STEPS);
        Workspace workspace = new Workspace(model, ROWS);
        workspace.forward(values, x, 0, ROWS, Mode.PROBE);
        Bend bend = workspace.bend(model.layers().getFirst());
        assertThat(bend.units()).isEqualTo(1);
        for (int r = 0; r < ROWS; r++) {
            double h = 0;
            double c = 0;
            for (int t = 0; t < STEPS; t++) {
                double in = x[r * STEPS + t];
                double a;
                double slope;
                switch (kind) {
                    case "rnn" -> {
                        a = sigmoid(p[0] * in + p[2] + p[1] * h + p[3]);
                        slope = a * (1 - a);
                        h = a;
                    }
                    case "lstm" -> {
                        double[] z = new double[4];
                        for (int g = 0; g < 4; g++) {
                            z[g] = p[g] * in + p[8 + g] + p[4 + g] * h + p[12 + g];
                        }
                        c = sigmoid(z[1]) * c + sigmoid(z[0]) * Math.tanh(z[2]);
                        a = Math.tanh(c);
                        slope = 1 - a * a;
                        h = sigmoid(z[3]) * a;
                    }
                    default -> {
                        double reset = sigmoid(p[0] * in + p[6] + p[3] * h + p[9]);
                        double keep = sigmoid(p[1] * in + p[7] + p[4] * h + p[10]);
                        a = Math.tanh(p[2] * in + p[8] + reset * (p[5] * h + p[11]));
                        slope = 1 - a * a;
                        h = (1 - keep) * a + keep * h;
                    }
                }
                assertThat(bend.values()[r * STEPS + t]).isCloseTo(a, within(1e-13));
                assertThat(bend.slopes()[r * STEPS + t]).isCloseTo(slope, within(1e-13));
            }
        }
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }
}
