package downhill.train;

import downhill.data.Examples;
import downhill.nn.Loss;
import downhill.nn.Mode;
import downhill.nn.Values;
import downhill.nn.Walk;

/**
 * Carries the probe set forward, and back where that is wanted, a piece at a time; not again where the pass is still
 * there.
 */
final class Probing implements Pieces {
    private final Evaluator evaluator;
    private final Values values;
    private final Loss loss;
    private final Examples train;
    private final Targets targets;
    private final boolean bothWays;
    private final Evaluator.Looker looker;
    private int from;
    private Stage stage = Stage.BEGIN;

    Probing(
            Evaluator evaluator,
            Values values,
            Loss loss,
            Examples train,
            Targets targets,
            boolean bothWays,
            Evaluator.Looker looker) {
        this.evaluator = evaluator;
        this.values = values;
        this.loss = loss;
        this.train = train;
        this.targets = targets;
        this.bothWays = bothWays;
        this.looker = looker;
    }

    @Override
    public boolean advance() {
        int rows = Math.min(Evaluator.CHUNK, train.rows());
        if (from == 0 && stage == Stage.BEGIN && evaluator.holdsProbe(bothWays)) {
            looker.look(evaluator.workspace(), 1);
            from = rows;
        }
        if (from == rows) {
            return true;
        }
        int some = Math.min(evaluator.piece(), rows - from);
        if (!carry(some)) {
            return false;
        }
        stage = Stage.BEGIN;
        looker.look(evaluator.workspace(), (double) some / rows);
        from += some;
        if (from < rows) {
            return false;
        }
        evaluator.hold(rows <= evaluator.piece(), bothWays);
        return true;
    }

    private boolean carry(int some) {
        Walk walk = evaluator.walk();
        return switch (stage) {
            case BEGIN -> {
                evaluator.forget();
                walk.begin(values, train.x(), from, some, Mode.PROBE);
                stage = Stage.FORWARD;
                yield evaluator.isQuick(some) && wholly(some);
            }
            case FORWARD -> walk.forward() && turn(some);
            case BACK -> walk.back();
        };
    }

    private boolean wholly(int some) {
        while (!evaluator.walk().forward()) {
            // A small network is carried in one go.
        }
        if (!turn(some)) {
            while (!evaluator.walk().back()) {
                // And back.
            }
        }
        return true;
    }

    /** At the far end; whether that was all. */
    private boolean turn(int some) {
        if (!bothWays) {
            return true;
        }
        int moments = evaluator.model().moments();
        double[] wanted = Scoring.part(targets.encoded(), from, some, targets.columns());
        double[] derivative = evaluator.workspace().lastDerivative();
        loss.gradient(
                evaluator.walk().prediction(),
                wanted,
                some * moments,
                evaluator.model().units(),
                1.0 / moments,
                derivative);
        evaluator.walk().beginBack(null);
        stage = Stage.BACK;
        return false;
    }

    private enum Stage {
        BEGIN,
        FORWARD,
        BACK
    }
}
