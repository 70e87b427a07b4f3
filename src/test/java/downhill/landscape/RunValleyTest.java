package downhill.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import downhill.experiment.Cards;
import downhill.experiment.InvalidExperiment;
import downhill.train.Edit;
import downhill.train.Recording;
import downhill.train.Sharpness;
import downhill.train.Trainer;
import downhill.train.WholeLoss;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The valley of a run, against the run itself. */
class RunValleyTest {

    private static Recording recording(String card, Recording.Entry... edits) {
        return new Recording(Cards.find(card).orElseThrow().start().experiment(), List.of(edits));
    }

    private static RunValley computed(Recording recording, long update) throws InvalidExperiment {
        RunValley valley = new RunValley(recording, update);
        double last = 0;
        while (valley.advance()) {
            assertThat(valley.progress()).isBetween(last, 1.0);
            last = valley.progress();
        }
        return valley;
    }

    @Test
    void thePlaneHoldsTheWayAndItsHeightsAreTheLossOfTheRun() throws InvalidExperiment {
        Recording recording =
                recording("p0", new Recording.Entry(40, new Edit.Change("training.learning_rate", "0.1")));
        RunValley valley = computed(recording, 100);
        Trainer trainer = recording.replay(100);
        WholeLoss loss = WholeLoss.of(trainer);
        PathPlane plane = valley.plane();
        assertThat(plane.answer()).isEqualTo(PathPlane.Answer.PLANE);
        assertThat(plane.plane().centre()).isEqualTo(trainer.parameters());
        assertThat(valley.update()).isEqualTo(100);
        double[] edges = valley.edges();
        for (Plane.Place place : plane.path()) {
            assertThat(place.a()).isStrictlyBetween(edges[0], edges[1]);
            assertThat(place.b()).isStrictlyBetween(edges[2], edges[3]);
        }
        double[] corner = new double[trainer.parameters().length];
        plane.plane().at(edges[0], edges[3], corner);
        assertThat(valley.heights()[0]).isCloseTo(loss.value(corner), within(1e-12));
        assertThat(valley.heights()).hasSize(RunValley.SIDE * RunValley.SIDE).doesNotContain(Double.NaN);
        assertThat(valley.steepness().value())
                .isCloseTo(new Sharpness(trainer).settle(500).value(), within(1e-3));
        assertThat(valley.limit()).isEmpty();
    }

    @Test
    void onFullBatchesThereIsALimitAndAStraightWayHasNoPlane() throws InvalidExperiment {
        RunValley line = computed(recording("p1"), 30);
        assertThat(line.plane().answer()).isEqualTo(PathPlane.Answer.STRAIGHT);
        assertThat(line.heights()).isEmpty();
        assertThat(line.edges()).isEmpty();
        assertThat(line.limit()).hasValue(20);
        assertThat(line.steepness().value()).isCloseTo(2, within(1e-9));
        assertThat(computed(recording("p1"), 1).plane().answer()).isEqualTo(PathPlane.Answer.TOO_FEW);
    }
}
