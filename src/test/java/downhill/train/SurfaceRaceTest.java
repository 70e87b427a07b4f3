package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.choice.Catalogue;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.OnSurface;
import downhill.experiment.Race;
import downhill.experiment.Racer;
import downhill.experiment.Races;
import downhill.experiment.Races.Scene;
import downhill.optim.Adam;
import downhill.optim.Momentum;
import downhill.optim.MomentumSutskever;
import downhill.optim.Nesterov;
import downhill.optim.NesterovKeras;
import downhill.optim.NesterovLookahead;
import downhill.optim.Optimizer;
import downhill.optim.Sgd;
import downhill.surface.Ravine;
import downhill.surface.Rosenbrock;
import downhill.surface.Saddle;
import downhill.surface.Sphere;
import downhill.surface.Surface;
import downhill.train.SurfaceWay.End;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Races on surfaces, and the limits of the learning rate that the page shows beside them. */
class SurfaceRaceTest {

    private static SurfaceRace run(Race race) {
        SurfaceRace run = new SurfaceRace(race);
        while (run.advance()) {
            // All of it.
        }
        return run;
    }

    private static Race race(OnSurface start, Racer... racers) {
        return new Race(start, List.of(racers));
    }

    private static Race scene(String id) {
        return Races.all().stream()
                .filter(scene -> scene.id().equals(id))
                .findFirst()
                .map(Scene::race)
                .orElseThrow();
    }

    @Test
    void inTheRavineDescentTakes271UpdatesMomentum94AndNesterov24() {
        SurfaceRace run = run(scene("ravine"));
        assertThat(run.ways()).extracting(SurfaceWay::end).containsOnly(End.ARRIVED);
        assertThat(run.ways()).extracting(SurfaceWay::update).containsExactly(271, 94, 24);
        assertThat(run.update()).isEqualTo(271);
    }

    @Test
    void pastItsLimitDescentDivergesAndMomentumBearsTheSameRate() {
        SurfaceRace run = run(scene("limit"));
        assertThat(run.ways().get(0).end()).isEqualTo(End.DIVERGED);
        assertThat(run.ways().get(1).end()).isEqualTo(End.ARRIVED);
        assertThat(run.ways().get(2).end()).isEqualTo(End.DIVERGED);
        Trainer card = new Trainer(scene("limit").experiment(0));
        while (card.step(Needs.NOTHING)) {
            assertThat(card.update()).isLessThan(SurfaceRace.MOST);
        }
        assertThat(card.divergence().update()).isEqualTo(run.ways().getFirst().update());
    }

    static List<Optimizer> limited() {
        return List.of(
                new Sgd(),
                new Sgd(0.3),
                new Momentum(0.9, 0),
                new Momentum(0.5, 0, 0.2),
                new Nesterov(0.9),
                new Nesterov(0.3, 0.1),
                new MomentumSutskever(0.8, 0.1),
                new NesterovKeras(0.9, 0.2),
                new NesterovLookahead(0.9, 0));
    }

    /** How far from the minimum a racer is after so many updates; infinite where it diverged. */
    private static double distance(Optimizer optimizer, double rate, int updates) {
        Trainer trainer = new Trainer(race(new OnSurface(new Ravine(100), 0, 1), new Racer(optimizer, rate))
                .experiment(0));
        while (trainer.update() < updates) {
            if (!trainer.step(Needs.NOTHING)) {
                return Double.POSITIVE_INFINITY;
            }
        }
        return Math.abs(trainer.parameters()[1]);
    }

    @ParameterizedTest
    @MethodSource("limited")
    void aThousandthBelowTheLimitOfTheRateItConvergesAndAThousandthAboveItDiverges(Optimizer optimizer) {
        double steepness = SurfaceSteepness.of(new Ravine(100)).orElseThrow().value();
        double limit = StabilityLimit.rate(optimizer, steepness).orElseThrow();
        assertThat(distance(optimizer, 0.999 * limit, 20_000)).isLessThan(1e-6);
        assertThat(distance(optimizer, 1.001 * limit, 20_000)).isInfinite();
    }

    @Test
    void theLimitsAreThoseOfTheTextbooks() {
        double steepness = 100;
        assertThat(StabilityLimit.rate(new Sgd(), steepness)).hasValue(2 / 100.0);
        assertThat(StabilityLimit.rate(new Momentum(0.9, 0), steepness)).hasValue(2 * (1 + 0.9) / 100);
        assertThat(StabilityLimit.rate(new Nesterov(0.9), steepness)).hasValue(2 * (1 + 0.9) / (1 + 2 * 0.9) / 100);
        assertThat(StabilityLimit.rate(new Adam(0.9, 0.999, 1e-8), steepness)).isEmpty();
        assertThat(StabilityLimit.rate(new Momentum(0.9, 0.5), steepness)).isEmpty();
    }

    @Test
    void aSurfaceIsAsSteepAsItsSteepestDirectionAndAParabolaIsSoEverywhere() {
        assertThat(SurfaceSteepness.of(new Ravine(100))).hasValue(new SurfaceSteepness(100, true));
        assertThat(SurfaceSteepness.of(new Sphere())).hasValue(new SurfaceSteepness(2, true));
        assertThat(SurfaceSteepness.of(new Rosenbrock(1, 100)).orElseThrow().everywhere())
                .isFalse();
        assertThat(SurfaceSteepness.of(new Saddle())).isEmpty();
    }

    @Test
    void onASurfaceWithoutAMinimumEveryoneRunsAwayOrIsOnTheWay() {
        SurfaceRace run = run(scene("saddle"));
        assertThat(run.ways()).extracting(SurfaceWay::end).containsOnly(End.RAN_AWAY);
        assertThat(run.ways().getFirst().distances()).containsOnly(Double.NaN);
        SurfaceRace slow = run(race(OnSurface.of(new Saddle()), new Racer(new Sgd(), 1e-6)));
        assertThat(slow.ways().getFirst().end()).isEqualTo(End.UNDERWAY);
        assertThat(slow.ways().getFirst().update()).isEqualTo(SurfaceRace.MOST);
    }

    @Test
    void whoStandsStillElsewhereIsStuckAndWhoCreepsIsNot() {
        SurfaceRace run = run(scene("hollow"));
        assertThat(run.ways())
                .extracting(SurfaceWay::end)
                .containsExactly(End.STUCK, End.ARRIVED, End.ARRIVED, End.STUCK);
        SurfaceRace creeping = run(race(OnSurface.of(new Ravine(100)), new Racer(new Sgd(), 1e-9)));
        assertThat(creeping.ways().getFirst().end()).isEqualTo(End.UNDERWAY);
    }

    @Test
    void whoStartsAtTheMinimumHasArrived() {
        SurfaceRace run = run(race(new OnSurface(new Sphere(), 0, 0), new Racer(new Sgd(), 0.1)));
        assertThat(run.ways().getFirst().end()).isEqualTo(End.ARRIVED);
        assertThat(run.ways().getFirst().update()).isZero();
        assertThat(run.update()).isZero();
    }

    @Test
    void everyPlaceIsThatOfATrainerAndTheGridThinsOut() {
        Race race = scene("banana");
        SurfaceRace run = run(race);
        for (int i = 0; i < race.racers().size(); i++) {
            SurfaceWay way = run.ways().get(i);
            Trainer trainer = new Trainer(race.experiment(i));
            int kept = 0;
            for (int update = 0; update <= 1000; update = update == 0 ? 1 : SurfaceRace.next(update)) {
                while (trainer.update() < update) {
                    trainer.step(Needs.NOTHING);
                }
                assertThat(trainer.parameters())
                        .isEqualTo(new double[] {way.places()[2 * kept], way.places()[2 * kept + 1]});
                kept++;
            }
        }
        assertThat(run.update()).isEqualTo(SurfaceRace.MOST);
        assertThat(run.ways().getFirst().heights()).hasSizeLessThan(900);
    }

    static List<Surface> surfaces() {
        return Catalogue.of(Surface.class).ids().stream()
                .map(id -> ExperimentCodec.choice(Surface.class, id).orElseThrow())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("surfaces")
    void everyOptimizerRacesOnEverySurface(Surface surface) {
        List<String> ids = Catalogue.of(Optimizer.class).ids();
        for (int from = 0; from < ids.size(); from += Race.MOST) {
            List<Racer> racers = ids.subList(from, Math.min(ids.size(), from + Race.MOST)).stream()
                    .map(id -> new Racer(
                            ExperimentCodec.choice(Optimizer.class, id).orElseThrow(), 0.01))
                    .toList();
            SurfaceRace run = new SurfaceRace(new Race(OnSurface.of(surface), racers));
            for (int i = 0; i < 100 && run.advance(); i++) {
                assertThat(run.update()).isEqualTo(i + 1);
            }
            for (SurfaceWay way : run.ways()) {
                assertThat(way.places()).doesNotContain(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
                assertThat(way.heights()).doesNotContain(Double.NaN);
            }
        }
    }
}
