package downhill.corpus;

import downhill.data.DataSpec;
import downhill.experiment.Experiment;

/** All that a label may look at: the run itself and what became of the same experiment with one thing changed. */
final class Study {
    private final Case studied;
    private final World world;
    private final Film film;
    private final double[][] signals;
    private final double[] metrics;
    private final double[] skills;

    Study(Case studied) {
        this.studied = studied;
        Experiment experiment = studied.experiment();
        world = World.of(experiment);
        film = new Film(world, new Loop(world, experiment, 1), studied.updates());
        int grid = film.updates() / Film.GRID + 1;
        signals = new double[grid][];
        metrics = new double[grid];
        skills = new double[grid];
        for (int g = 0; g < grid; g++) {
            if (world instanceof Net net) {
                signals[g] = net.signal(film.at(g * Film.GRID));
                metrics[g] = net.metric(film.at(g * Film.GRID));
                skills[g] = net.skill(film.at(g * Film.GRID));
            } else {
                signals[g] = new double[0];
                metrics[g] = Double.NaN;
                skills[g] = Double.NaN;
            }
        }
    }

    Experiment experiment() {
        return studied.experiment();
    }

    World world() {
        return world;
    }

    Film film() {
        return film;
    }

    /** Error signals of the hidden layers after every fifth update. */
    double[][] signals() {
        return signals;
    }

    /** Training accuracy or R^2 after every fifth update. */
    double[] metrics() {
        return metrics;
    }

    /** Share of the variance explained, by the probabilities where classes are told apart, after every fifth update. */
    double[] skills() {
        return skills;
    }

    /** Whether accuracy or R^2 at an update is still short of 98 % or 0.95; on a surface whether it is not at the bottom. */
    boolean aboveTarget(int update) {
        return switch (world) {
            case Net net ->
                !(metrics[Math.min(metrics.length - 1, update / Film.GRID)] >= (net.regression() ? 0.95 : 0.98));
            case Hills hills -> film.train(update) - hills.lowest() > 1e-3;
            default -> true;
        };
    }

    /** The training loss at the end of the same experiment with its learning rate times a factor; infinite if it fails. */
    double endAt(double factor) {
        return end(world, new Loop(world, experiment(), factor), studied.updates());
    }

    /** The same experiment with its learning rate times a factor. */
    Film filmAt(double factor) {
        return new Film(world, new Loop(world, experiment(), factor), film.updates());
    }

    /** The training loss after some updates, as {@link #endAt}, but with standardised inputs. */
    double endStandardised(double factor, int updates) {
        DataSpec data = experiment().data();
        DataSpec scaled = new DataSpec(
                data.dataset(),
                data.train(),
                data.test(),
                data.seed(),
                true,
                false,
                data.standardizeTarget(),
                data.derived());
        Experiment other = experiment().withData(scaled);
        World on = World.of(other);
        return end(on, new Loop(on, other, factor), updates);
    }

    /** How the run ends after so many updates, if from one of them on its learning rate is multiplied. */
    double endFrom(int update, double factor, int updates) {
        Loop loop = new Loop(world, experiment(), 1);
        while (loop.update() < update && loop.step()) {
            if (loop.update() == update) {
                break;
            }
        }
        return end(world, loop.fork(factor), updates);
    }

    private double end(World on, Loop loop, int updates) {
        int count = Film.last(studied.updates());
        double[] last = new double[count + 1];
        for (int u = (int) loop.update() + 1; u <= updates; u++) {
            if (!loop.step() || loop.loss() > film.limit()) {
                return Double.POSITIVE_INFINITY;
            }
            if (u >= updates - count) {
                last[u - updates + count] = on.train(loop.values());
            }
        }
        return Film.median(last);
    }

    /** Updates it was to make. */
    int planned() {
        return studied.updates();
    }
}
