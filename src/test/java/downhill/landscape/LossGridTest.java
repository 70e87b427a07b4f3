package downhill.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import downhill.train.Needs;
import downhill.train.Trainer;
import downhill.train.WholeLoss;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LossGridTest {
    private static final double[] PLACES = {-1, 0, 0.5};

    static List<Experiment> networks() throws InvalidExperiment {
        Experiment norm = Cards.find("p8").orElseThrow().all().getLast().experiment();
        Experiment recurrent = ExperimentCodec.read("""
                {"format": 1, "data": {"dataset": {"id": "remember_first", "length": 8}, "train": 40, "test": 10},
                 "subject": {"layers": [{"id": "gru", "units": 4}]}}""");
        Experiment many = ExperimentCodec.read("""
                {"format": 1, "data": {"dataset": "spiral", "train": 700, "test": 50},
                 "subject": {"layers": [{"id": "dense", "units": 9}]}}""");
        return List.of(Cards.first(), norm, recurrent, many);
    }

    private static Trainer trained(Experiment experiment) {
        Trainer trainer = new Trainer(experiment);
        for (int i = 0; i < 20; i++) {
            trainer.step(Needs.NOTHING);
        }
        return trainer;
    }

    private static LossGrid computed(WholeLoss loss, Plane plane, double[] alphas, double[] betas) {
        LossGrid grid = new LossGrid(loss, plane, alphas, betas);
        while (grid.advance()) {
            assertThat(grid.done()).isLessThan(grid.total());
        }
        return grid;
    }

    @ParameterizedTest
    @MethodSource("networks")
    void inItsMiddleItIsTheLossOfTheRunWhichItLeavesAlone(Experiment experiment) {
        Trainer trainer = trained(experiment);
        String before = trainer.fingerprint();
        WholeLoss loss = WholeLoss.of(trainer);
        Plane plane = Plane.random(loss, trainer.parameters(), Scaling.FILTER, 3);
        LossGrid grid = computed(loss, plane, PLACES, PLACES);
        assertThat(grid.loss(1, 1)).isEqualTo(loss.value(trainer.parameters()));
        assertThat(grid.losses()).doesNotHaveDuplicates().doesNotContain(Double.NaN);
        assertThat(trainer.fingerprint()).isEqualTo(before);
        assertThat(grid.points()).isEqualTo(9);
        assertThat(grid.done()).isEqualTo(grid.total()).isEqualTo(9L * loss.pieces());
        assertThat(grid.advance()).isFalse();
    }

    @Test
    void onASurfaceThePlaneIsTheSurfaceItself() throws InvalidExperiment {
        Trainer trainer = new Trainer(ExperimentCodec.read(
                "{\"format\": 1, \"subject\": {\"id\": \"surface\", \"surface\": \"sphere\", \"x\": 3, \"y\": 4}}"));
        WholeLoss loss = WholeLoss.of(trainer);
        Plane plane = Plane.random(loss, trainer.parameters(), Scaling.FILTER, 3);
        LossGrid grid = computed(loss, plane, new double[] {-3, 0}, new double[] {-4, 0, 1});
        double[] foot = {0, 0};
        assertThat(grid.loss(0, 0)).isEqualTo(loss.value(foot));
        assertThat(grid.loss(1, 2)).isEqualTo(loss.value(new double[] {3, 5}));
        assertThat(plane.isDegenerate()).isFalse();
    }

    @Test
    void ofALineTheAxesAreSlopeAndBiasAndTheLossIsTheTrueParabola() {
        Trainer trainer = new Trainer(Cards.find("p1").orElseThrow().start().experiment());
        WholeLoss loss = WholeLoss.of(trainer);
        Plane plane = Plane.random(loss, trainer.parameters(), Scaling.FILTER, 3);
        LossGrid grid = computed(loss, plane, new double[] {-1, 0, 1}, new double[] {0});
        // The inputs are standardised: the second difference of the squared error is 2.
        double bend = grid.loss(0, 0) - 2 * grid.loss(1, 0) + grid.loss(2, 0);
        assertThat(bend).isCloseTo(2, Offset.offset(1e-12));
    }

    @Test
    void theSameSeedHasTheSamePlaneAndAnotherSeedAnother() {
        Trainer trainer = trained(Cards.first());
        WholeLoss loss = WholeLoss.of(trainer);
        Plane plane = Plane.random(loss, trainer.parameters(), Scaling.FILTER, 3);
        Plane again = Plane.random(loss, trainer.parameters(), Scaling.FILTER, 3);
        Plane other = Plane.random(loss, trainer.parameters(), Scaling.FILTER, 4);
        assertThat(plane.first())
                .isEqualTo(again.first())
                .isNotEqualTo(plane.second())
                .isNotEqualTo(other.first());
        assertThat(plane.second()).isEqualTo(again.second());
    }

    @Test
    void weightsThatAreAllZeroHaveNoPlaneOfTheirOwn() throws InvalidExperiment {
        Trainer trainer = new Trainer(ExperimentCodec.read("""
                {"format": 1, "subject": {"layers": [{"id": "dense", "initialiser": "zeros"}], "output": "zeros"}}"""));
        Plane plane = Plane.random(WholeLoss.of(trainer), trainer.parameters(), Scaling.FILTER, 1);
        assertThat(plane.isDegenerate()).isTrue();
        assertThat(Plane.dot(plane.first(), plane.first())).isZero();
    }

    @Test
    void aLossThatIsNotFiniteIsKept() throws InvalidExperiment {
        Trainer trainer = new Trainer(ExperimentCodec.read("""
                {"format": 1, "data": {"dataset": "line"}, "training": {"loss": "mse"}}"""));
        WholeLoss loss = WholeLoss.of(trainer);
        Plane plane = Plane.random(loss, trainer.parameters(), Scaling.FILTER, 1);
        LossGrid grid = computed(loss, plane, new double[] {0, 1e200, Double.NaN}, new double[] {0});
        assertThat(grid.losses()[0]).isFinite();
        assertThat(grid.losses()[1]).isInfinite();
        assertThat(grid.losses()[2]).isNaN();
        assertThat(grid.points()).isEqualTo(3);
    }

    @Test
    void aSideHasOneToSoManyPoints() {
        WholeLoss loss = WholeLoss.of(new Trainer(Cards.first()));
        Plane plane = new Plane(new double[0], new double[0], new double[0]);
        double[] most = LossGrid.spaced(-1, 1, LossGrid.MOST);
        assertThat(most).hasSize(LossGrid.MOST).startsWith(-1).endsWith(1).isSorted();
        assertThat(new LossGrid(loss, plane, most, most).total()).isPositive();
        double[] more = LossGrid.spaced(-1, 1, LossGrid.MOST + 1);
        assertThatThrownBy(() -> new LossGrid(loss, plane, most, more)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LossGrid(loss, plane, new double[0], most))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
