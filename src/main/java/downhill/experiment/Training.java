package downhill.experiment;

import downhill.choice.Default;
import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.data.Batch;
import downhill.nn.Loss;
import downhill.optim.Optimizer;
import downhill.optim.Schedule;
import downhill.optim.Treatment;
import java.util.List;

/**
 * How a subject is trained.
 *
 * @param learningRate before the schedule
 * @param treatment of the gradient, in this order, before the optimizer
 * @param shuffle whether each epoch has an order of its own
 * @param epochs to stop after; 0 goes on until somebody pauses
 */
public record Training(
        @Default("bce_with_logits") Loss loss,
        @Default("sgd") Optimizer optimizer,

        @Range(value = 0.03, min = 1e-9, max = 1e4, scale = Scale.LOG)
        double learningRate,

        @Default("constant") Schedule schedule,
        @Default("mini_batch") Batch batch,
        @Range(1) boolean shuffle,
        List<Treatment> treatment,
        @Range(value = 0, max = 10_000_000) int epochs) {

    /** Most treatments in a row. */
    public static final int MAX_TREATMENTS = 4;

    public Training {
        treatment = List.copyOf(treatment);
    }

    /** The same with another loss. */
    public Training withLoss(Loss other) {
        return new Training(other, optimizer, learningRate, schedule, batch, shuffle, treatment, epochs);
    }

    /** The same with another optimizer and learning rate. */
    public Training withOptimizer(Optimizer other, double rate) {
        return new Training(loss, other, rate, schedule, batch, shuffle, treatment, epochs);
    }

    /** The same with another schedule. */
    public Training withSchedule(Schedule other) {
        return new Training(loss, optimizer, learningRate, other, batch, shuffle, treatment, epochs);
    }

    /** The same with another batch mode. */
    public Training withBatch(Batch other) {
        return new Training(loss, optimizer, learningRate, schedule, other, shuffle, treatment, epochs);
    }

    /** The same with other treatments. */
    public Training withTreatment(List<Treatment> other) {
        return new Training(loss, optimizer, learningRate, schedule, batch, shuffle, other, epochs);
    }

    /** The same with another number of epochs to stop after. */
    public Training withEpochs(int other) {
        return new Training(loss, optimizer, learningRate, schedule, batch, shuffle, treatment, other);
    }
}
