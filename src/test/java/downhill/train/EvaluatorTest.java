package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.nn.Float64;
import downhill.nn.Workspace;
import org.junit.jupiter.api.Test;

/** A network that needs much room for a row is measured in pieces, with the same results. */
class EvaluatorTest {

    @Test
    void piecesOfAWideRecurrentNetworkMeasureWhatTheWholeWouldMeasure() throws Exception {
        Experiment experiment = ExperimentCodec.read("""
                {"format":1,"data":{"dataset":{"id":"sine_continuation","length":100},"train":120,"test":40},
                 "subject":{"layers":[{"id":"lstm","units":120}]},
                 "training":{"loss":"mse","batch":{"id":"mini_batch","size":4}}}
                """);
        NetworkGround network = new Trainer(experiment).network();
        int rows = 120;
        assertThat(Workspace.numbersOfARow(network.model()) * rows).isGreaterThan(8_000_000);
        Workspace whole = new Workspace(network.model(), rows, new Float64());
        double[] expected = whole.forward(
                        network.working(), network.data().train().x(), 0, rows, downhill.nn.Mode.EVAL)
                .clone();
        assertThat(network.evaluator()
                        .predict(network.working(), network.data().train().x(), 0, rows))
                .startsWith(java.util.Arrays.copyOf(expected, rows));
        double[] activation = network.signals(experiment.training()).activation();
        assertThat(activation[0])
                .isCloseTo(whole.rmsOfOutput(network.layers().getFirst().output()), within(1e-12));
    }
}
