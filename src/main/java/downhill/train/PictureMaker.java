package downhill.train;

import downhill.choice.Task;
import downhill.data.DataSpec.Prepared;
import downhill.data.Examples;
import downhill.math.Functions;
import downhill.nn.Loss;
import downhill.nn.Model;
import downhill.nn.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Draws what a network answers, at a resolution that its size can afford while it trains. */
final class PictureMaker {
    private static final int FINE = 64;
    private static final int COARSE = 32;
    private static final int CURVE_POINTS = 128;
    private static final int NOT_FINITE = 255;
    private static final int TOP = 254;

    /** Multiplications that a picture may cost while a run trains that has a processor for itself. */
    private static final double BUDGET = 10e6;

    /** So many runs on a processor leave each other as much for a picture as it would have alone. */
    private static final double COMPANY = 8;

    private final Model model;
    private final Prepared data;
    private final Evaluator evaluator;
    private final View view;
    private final Forecaster forecaster;
    private final int steps;
    private @Nullable UnitLook units;

    /**
     * For a network and its data.
     *
     * @param stretch of {@link downhill.data.DataSpec#stretch()}
     */
    PictureMaker(Model model, Prepared data, double[] stretch, Evaluator evaluator) {
        this.model = model;
        steps = data.train().steps();
        // What a sequence is answered with is its last answer.
        this.data = data.flat();
        this.evaluator = evaluator;
        view = View.of(this.data);
        forecaster = new Forecaster(model, this.data, stretch, evaluator);
    }

    /**
     * Draws piece by piece.
     *
     * @param part of a processor, up to 1, that there is for a run while it trains; infinite for one that does not
     */
    Pieces make(Values values, Loss loss, Task task, double part, Consumer<Picture> taker) {
        int inputs = data.rawInputs();
        if (inputs == 2) {
            return plane(values, loss, task, cost(FINE * FINE) > affordable(part) ? COARSE : FINE, taker);
        }
        if (inputs == 1 && task == Task.REGRESSION) {
            return curve(values, taker);
        }
        return task == Task.REGRESSION ? scatter(values, taker) : classes(values, loss, taker);
    }

    private Pieces classes(Values values, Loss loss, Consumer<Picture> taker) {
        Picture.Confusion[] made = new Picture.Confusion[1];
        Pieces answers = confusion(values, loss, counted -> made[0] = counted);
        return withUnits(answers, values, looked -> taker.accept(new Picture.Confusion(made[0].counts(), looked)));
    }

    private int last(int row) {
        return (row + 1) * model.moments() - 1;
    }

    private static double affordable(double part) {
        return Double.isInfinite(part) ? part : BUDGET * Math.min(1, COMPANY * part);
    }

    private double cost(int rows) {
        // An activation costs about as much as twenty multiplications.
        double units =
                model.layers().stream().mapToInt(layer -> layer.weight().rows()).sum();
        return rows * (model.parameters().size() + 20 * units);
    }

    private Pieces plane(Values values, Loss loss, Task task, int size, Consumer<Picture> taker) {
        int inputs = model.inputs();
        double[] x = new double[size * size * inputs];
        for (int i = 0; i < size * size; i++) {
            data.plane(view.cell(0, i % size, size), view.cell(1, size - 1 - i / size, size), x, i * inputs);
        }
        byte[] grid = new byte[size * size];
        byte[] winner = new byte[model.units() > 1 ? size * size : 0];
        UnitMaps units = new UnitMaps(model, evaluator, Evaluator.CHUNK);
        Pieces answers = new Answering(evaluator, values, x, grid.length, (prediction, from, rows) -> {
            units.takePlane(evaluator, size, from, rows);
            for (int r = 0; r < rows; r++) {
                if (winner.length > 0) {
                    winner[from + r] = (byte) evaluator.winner(prediction, last(r), loss);
                }
                grid[from + r] = code(answer(prediction, last(r), loss, task));
            }
        });
        return answers.then(() -> taker.accept(new Picture.Plane(size, grid, winner, units.done())));
    }

    /** In [0, 1]: how sure it is of class 1, or of the winner, or where a number lies between lowest and highest. */
    private double answer(double[] prediction, int row, Loss loss, Task task) {
        int outputs = model.units();
        if (outputs > 1) {
            int best = evaluator.winner(prediction, row, loss);
            double value = prediction[row * outputs + best];
            switch (loss.head()) {
                case SOFTMAX, SIGMOID -> {
                    return value;
                }
                case LOG_SOFTMAX -> {
                    return Functions.exp(value);
                }
                case IDENTITY -> {}
            }
            double total = 0;
            for (int o = 0; o < outputs; o++) {
                total += Functions.exp(prediction[row * outputs + o] - value);
            }
            return 1 / total;
        }
        if (task == Task.REGRESSION) {
            return view.targetShare(prediction[row]);
        }
        // Half way is the answer of a number between 0 and 1; what turns at 0 is a logit or a margin.
        return loss.threshold() > 0 ? prediction[row] : Functions.sigmoid(prediction[row]);
    }

    private static byte code(double share) {
        return Double.isFinite(share) ? (byte) StrictMath.round(Math.clamp(share, 0, 1) * TOP) : (byte) NOT_FINITE;
    }

    private Pieces curve(Values values, Consumer<Picture> taker) {
        double[] x = new double[CURVE_POINTS];
        for (int i = 0; i < x.length; i++) {
            x[i] = view.cell(0, i, x.length);
        }
        double[] points = new double[2 * x.length];
        Pieces answers = new Answering(evaluator, values, x, x.length, (prediction, from, rows) -> {
            for (int i = from; i < from + rows; i++) {
                points[2 * i] = data.scaler().original(0, x[i]);
                points[2 * i + 1] = data.originalTarget(prediction[i - from]);
            }
        });
        return withUnits(answers, values, looked -> taker.accept(new Picture.Curve(points, null, looked)));
    }

    /** Classes of the test set against answers, piece by piece. */
    Pieces confusion(Values values, Loss loss, Consumer<? super Picture.Confusion> taker) {
        int classes = data.train().labels().classes().size();
        Integer[][] counts = new Integer[classes][classes];
        for (Integer[] row : counts) {
            Arrays.fill(row, 0);
        }
        Examples test = data.test();
        Pieces answers = new Answering(evaluator, values, test.x(), test.rows(), (prediction, from, rows) -> {
            for (int r = 0; r < rows; r++) {
                counts[(int) test.y()[from + r]][evaluator.winner(prediction, last(r), loss)]++;
            }
        });
        return answers.then(() -> taker.accept(
                new Picture.Confusion(Arrays.stream(counts).map(List::of).toList(), List.of())));
    }

    private Pieces scatter(Values values, Consumer<Picture> taker) {
        List<Float> pairs = new ArrayList<>();
        float[] ahead = new float[forecaster.numbers()];
        Pieces answers = pairs(values, data.train(), 0, pairs)
                .before(pairs(values, data.test(), 1, pairs))
                .before(forecaster.look(values, ahead));
        return withUnits(answers, values, looked -> taker.accept(new Picture.Scatter(floats(pairs), ahead, looked)));
    }

    /** What units say is looked at after the answers, in a pass of its own. */
    private Pieces withUnits(Pieces answers, Values values, Consumer<List<WeightMap>> taker) {
        UnitLook look = units == null ? new UnitLook(model, data, steps, view, evaluator) : units;
        units = look;
        return answers.before(look.look(values, taker));
    }

    private static float[] floats(List<Float> pairs) {
        float[] flat = new float[pairs.size()];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = pairs.get(i);
        }
        return flat;
    }

    private Pieces pairs(Values values, Examples examples, float split, List<Float> pairs) {
        int shown = Math.min(Evaluator.CHUNK, examples.rows());
        return new Answering(evaluator, values, examples.x(), shown, (prediction, from, rows) -> {
            for (int r = 0; r < rows; r++) {
                pairs.add((float) data.originalTarget(examples.y()[from + r]));
                pairs.add((float) data.originalTarget(prediction[last(r)]));
                pairs.add(split);
            }
        });
    }
}
