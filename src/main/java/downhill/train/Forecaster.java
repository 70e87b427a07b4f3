package downhill.train;

import downhill.data.DataSpec.Prepared;
import downhill.nn.Model;
import downhill.nn.Values;

/** What a network says comes next in a series: to the true numbers before it, and to its own answers alone. */
final class Forecaster {
    private final Model model;
    private final Prepared data;
    private final Evaluator evaluator;
    private final int steps;
    private final int after;

    /** The true windows, scaled, one after the other; each begins a step later. */
    private final double[] windows;

    Forecaster(Model model, Prepared data, double[] stretch, Evaluator evaluator) {
        this.model = model;
        this.data = data;
        this.evaluator = evaluator;
        steps = data.rawInputs();
        after = Math.max(0, stretch.length - steps);
        windows = new double[after * steps];
        for (int row = 0; row < after; row++) {
            for (int t = 0; t < steps; t++) {
                windows[row * steps + t] = data.scaler().scaled(t, stretch[row + t]);
            }
        }
    }

    /** Numbers that are written: two for each step ahead, none where there is no series. */
    int numbers() {
        return 2 * after;
    }

    /** Writes for each step ahead what is said to the true numbers, and what is said to its own answers. */
    Pieces look(Values values, float[] into) {
        if (after == 0) {
            return Pieces.once(() -> {});
        }
        Pieces stepwise = new Answering(evaluator, values, windows, after, (prediction, from, rows) -> {
            for (int r = 0; r < rows; r++) {
                into[2 * (from + r)] = (float) data.originalTarget(prediction[last(r)]);
            }
        });
        return stepwise.before(new Alone(values, into));
    }

    private int last(int row) {
        return (row + 1) * model.moments() - 1;
    }

    /** Its own answers are its next inputs. */
    private final class Alone implements Pieces {
        private final double[] window = new double[steps];
        private final Values values;
        private final float[] into;
        private int ahead;
        private Pieces next;

        Alone(Values values, float[] into) {
            this.values = values;
            this.into = into;
            System.arraycopy(windows, 0, window, 0, steps);
            next = answer();
        }

        private Pieces answer() {
            return new Answering(evaluator, values, window, 1, (prediction, _, _) -> {
                double said = data.originalTarget(prediction[last(0)]);
                into[2 * ahead + 1] = (float) said;
                System.arraycopy(window, 1, window, 0, steps - 1);
                window[steps - 1] = data.scaler().scaled(steps - 1, said);
            });
        }

        @Override
        public boolean advance() {
            if (next.advance()) {
                ahead++;
                next = answer();
            }
            return ahead == after;
        }
    }
}
