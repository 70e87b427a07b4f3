package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.OnSurface;
import downhill.optim.NesterovLookahead;
import downhill.surface.Rosenbrock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The way of a point over a surface, as a frame shows it. */
class TrailTest {
    private static final Experiment RAVINE =
            Cards.find("p7").orElseThrow().start().experiment();

    private static double[] path(Trainer trainer) {
        Frame frame = new Probe(trainer).frame(1, 0, Status.PAUSED, Interest.ALL, History.Position.NOTHING);
        return ((Picture.Path) frame.picture()).places();
    }

    private static Trail straight(int places) {
        Trail trail = new Trail();
        for (int i = 0; i < places; i++) {
            trail.add(i, -i);
        }
        return trail;
    }

    @Test
    void aFrameShowsEveryPlaceFromTheStartToWhereThePointIs() {
        Trainer trainer = new Trainer(RAVINE);
        List<Double> places = new ArrayList<>(List.of(-8.0, 1.0));
        assertThat(path(trainer)).containsExactly(-8, 1);
        for (int i = 0; i < 3; i++) {
            trainer.step(Needs.NOTHING);
            double[] p = trainer.ground().values().parameters();
            places.addAll(List.of(p[0], p[1]));
        }
        assertThat(path(trainer))
                .containsExactly(
                        places.stream().mapToDouble(Double::doubleValue).toArray());
    }

    @Test
    void whereAnOptimizerOnlyLooksThePointHasNotBeen() {
        Experiment looking = RAVINE.withTraining(RAVINE.training().withOptimizer(new NesterovLookahead(0.9, 0), 0.01));
        Trainer trainer = new Trainer(looking);
        for (int i = 0; i < 20; i++) {
            trainer.step(Needs.NOTHING);
        }
        assertThat(path(trainer)).hasSize(2 * 21);
    }

    @Test
    void aLongWayKeepsItsBeginningAndItsEndAndStaysBounded() {
        int far = 100_000;
        double[] places = straight(far).places();
        int kept = places.length / 2;
        assertThat(kept).isBetween(Trail.HEAD + Trail.RECENT, Trail.CAPACITY);
        for (int i = 0; i < Trail.HEAD; i++) {
            assertThat(places[2 * i]).isEqualTo(i);
        }
        for (int i = 0; i < Trail.RECENT; i++) {
            assertThat(places[2 * (kept - 1 - i)]).isEqualTo(far - 1 - i);
            assertThat(places[2 * (kept - 1 - i) + 1]).isEqualTo(-(far - 1 - i));
        }
        for (int i = 1; i < kept; i++) {
            assertThat(places[2 * i]).isGreaterThan(places[2 * i - 2]);
        }
    }

    @Test
    void aPointThatStandsStillOrIsLostAddsNothing() {
        Trail trail = straight(2);
        trail.add(1, -1);
        trail.add(Double.NaN, 0);
        trail.add(0, Double.POSITIVE_INFINITY);
        assertThat(trail.places()).containsExactly(0, 0, 1, -1);
    }

    @Test
    void aRestoredRunHasTheSameWay() {
        Experiment banana = RAVINE.withSubject(OnSurface.of(new Rosenbrock(1, 100)))
                .withTraining(RAVINE.training()
                        .withOptimizer(RAVINE.training().optimizer(), 1e-3)
                        .withEpochs(0));
        Trainer trainer = new Trainer(banana);
        for (int i = 0; i < 700; i++) {
            trainer.step(Needs.NOTHING);
        }
        Trainer restored = Trainer.restore(trainer.snapshot());
        for (int i = 0; i < 200; i++) {
            trainer.step(Needs.NOTHING);
            restored.step(Needs.NOTHING);
        }
        assertThat(path(restored)).containsExactly(path(trainer));
    }
}
