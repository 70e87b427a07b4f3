package downhill.train;

import downhill.experiment.Training;
import downhill.nn.Walk;
import java.util.Arrays;

/** Measures one batch a piece at a time, with the bits of {@link BatchPass#measure}. */
final class BatchWalk {
    private final BatchPass pass;
    private final Walk walk;
    private Training training;
    private int[] order = new int[0];
    private int from;
    private double[] gradient = new double[0];
    private double loss;
    private Stage stage = Stage.DONE;

    BatchWalk(BatchPass pass, Training training) {
        this.pass = pass;
        this.training = training;
        walk = new Walk(pass.workspace());
    }

    /** Begins; the arguments are those of {@link Ground#measure(Training, int[], int, int, double, long, double[])}. */
    void begin(Training chosen, int[] rowsInOrder, int first, int rows, double factor, long update, double[] slopes) {
        training = chosen;
        order = rowsInOrder;
        from = first;
        gradient = slopes;
        pass.prepare(rows, factor);
        pass.begin(walk, order, from, update);
        stage = Stage.FORWARD;
    }

    /** Goes on; whether the gradient is there, and the {@link #loss()}. */
    boolean advance() {
        switch (stage) {
            case FORWARD -> stage = walk.forward() ? Stage.LOSS : stage;
            case LOSS -> {
                loss = pass.derive(training, walk.prediction(), order, from);
                Arrays.fill(gradient, 0);
                walk.beginBack(gradient);
                stage = Stage.BACK;
            }
            case BACK -> stage = walk.back() ? Stage.REST : stage;
            case REST -> {
                pass.finish(training, gradient);
                stage = Stage.DONE;
            }
            case DONE -> throw new IllegalStateException("Nothing was begun");
        }
        return stage == Stage.DONE;
    }

    /** Mean loss of the batch. */
    double loss() {
        return loss;
    }

    private enum Stage {
        FORWARD,
        LOSS,
        BACK,
        REST,
        DONE
    }
}
