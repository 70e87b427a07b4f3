package downhill.train;

import downhill.choice.Task;
import downhill.data.Examples;
import downhill.nn.Loss;
import downhill.nn.Mse;
import downhill.nn.Values;
import java.util.Arrays;

/** Loss and metric over all rows of a set, a piece at a time: sums run chunk by chunk, whatever the pieces. */
final class Scoring {
    /** R^2 is a share of the variance, whatever the loss. */
    private static final Loss SQUARED = new Mse();

    private final Evaluator evaluator;
    private final Values values;
    private final Loss loss;
    private final Examples examples;
    private final Targets targets;
    private double sum;
    private double metric;
    private int from;
    private boolean answering;

    Scoring(Evaluator evaluator, Values values, Loss loss, Examples examples, Targets targets) {
        this.evaluator = evaluator;
        this.values = values;
        this.loss = loss;
        this.examples = examples;
        this.targets = targets;
    }

    /** Goes on; whether the {@link #score()} is there. */
    boolean advance() {
        int rows = Math.min(Evaluator.CHUNK, examples.rows() - from);
        if (!answering) {
            evaluator.beginAnswer(values, examples.x(), from, rows);
            answering = true;
        }
        if (evaluator.answer()) {
            answering = false;
            add(evaluator.answered(), rows);
            from += rows;
        }
        return from == examples.rows();
    }

    private void add(double[] prediction, int rows) {
        int moments = evaluator.model().moments();
        int units = evaluator.model().units();
        double[] wanted = part(targets.encoded(), from, rows, targets.columns());
        sum += loss.sum(prediction, wanted, rows * moments, units);
        metric += evaluator.task() == Task.REGRESSION
                ? SQUARED.sum(prediction, wanted, rows * moments, units)
                : correct(prediction, from * moments, rows * moments);
    }

    static double[] part(double[] v, int from, int rows, int columns) {
        return from == 0 ? v : Arrays.copyOfRange(v, from * columns, (from + rows) * columns);
    }

    private int correct(double[] prediction, int first, int answers) {
        int correct = 0;
        for (int a = 0; a < answers; a++) {
            correct += evaluator.winner(prediction, a, loss) == (int) targets.labels()[first + a] ? 1 : 0;
        }
        return correct;
    }

    /** What was found. */
    Evaluator.Score score() {
        int answers = examples.rows() * evaluator.model().moments();
        double value = loss.scale(answers) * sum;
        double share = metric / answers;
        if (evaluator.task() == Task.REGRESSION) {
            return new Evaluator.Score(value, 1 - share / SQUARED.chance(targets.labels(), answers, 1));
        }
        // An answer that is no number is not class 0 by chance.
        return new Evaluator.Score(value, Double.isNaN(value) ? Double.NaN : share);
    }
}
