package downhill.experiment;

import downhill.optim.Adam;
import downhill.optim.Momentum;
import downhill.optim.Nesterov;
import downhill.optim.RmsProp;
import downhill.optim.Sgd;
import downhill.surface.Himmelblau;
import downhill.surface.Ravine;
import downhill.surface.Rosenbrock;
import downhill.surface.Saddle;
import downhill.surface.ThreeHumpCamel;
import java.util.List;

/** Races that are prepared, each with a question of its own. */
public final class Races {
    private static final Momentum HEAVY = new Momentum(0.9, 0);
    private static final Nesterov AHEAD = new Nesterov(0.9);
    private static final Adam ADAM = new Adam(0.9, 0.999, 1e-8);

    private static final List<Scene> ALL = List.of(ravine(), limit(), banana(), saddle(), valleys(), hollow());

    private Races() {}

    /** All of them; the page opens with the first. */
    public static List<Scene> all() {
        return ALL;
    }

    /** The three of the card, from its own start. */
    private static Scene ravine() {
        return scene(
                "ravine",
                OnSurface.of(new Ravine(100)),
                new Racer(new Sgd(), 0.019),
                new Racer(HEAVY, 0.01),
                new Racer(AHEAD, 0.01));
    }

    /** One rate for all, above the limits of two of them. */
    private static Scene limit() {
        return scene(
                "limit",
                OnSurface.of(new Ravine(100)),
                new Racer(new Sgd(), 0.0205),
                new Racer(HEAVY, 0.0205),
                new Racer(AHEAD, 0.0205));
    }

    private static Scene banana() {
        return scene(
                "banana",
                OnSurface.of(new Rosenbrock(1, 100)),
                new Racer(new Sgd(), 0.001),
                new Racer(HEAVY, 0.001),
                new Racer(AHEAD, 0.001),
                new Racer(ADAM, 0.05));
    }

    private static Scene saddle() {
        return scene(
                "saddle",
                OnSurface.of(new Saddle()),
                new Racer(new Sgd(), 0.05),
                new Racer(HEAVY, 0.05),
                new Racer(new RmsProp(0.99, 1e-8, false, 0, 0), 0.05),
                new Racer(ADAM, 0.05));
    }

    private static Scene valleys() {
        return scene(
                "valleys",
                new OnSurface(new Himmelblau(), 0, -0.5),
                new Racer(new Sgd(), 0.01),
                new Racer(HEAVY, 0.01),
                new Racer(AHEAD, 0.01),
                new Racer(ADAM, 0.3));
    }

    private static Scene hollow() {
        return scene(
                "hollow",
                OnSurface.of(new ThreeHumpCamel()),
                new Racer(new Sgd(), 0.01),
                new Racer(HEAVY, 0.01),
                new Racer(AHEAD, 0.01),
                new Racer(ADAM, 0.01));
    }

    private static Scene scene(String id, OnSurface start, Racer... racers) {
        return new Scene(id, new Race(start, List.of(racers)));
    }

    /**
     * A race with a name.
     *
     * @param id key of its texts
     */
    public record Scene(String id, Race race) {}
}
