package downhill.experiment;

import downhill.choice.Default;
import downhill.choice.Range;
import downhill.choice.Range.Scale;
import downhill.data.Batch;
import downhill.nn.Float64;
import downhill.nn.Loss;
import downhill.nn.Precision;
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
 * @param l1 adds l1 times the sum of |w| over the weights (not the biases) to what descends
 * @param l2 adds l2 / 2 times the sum of w^2 over the weights to what descends
 * @param classWeights how much an example of each class counts; none: all the same
 * @param precision of the numbers that a network computes with
 * @param stopWhenDiverged whether a run stops where numbers are no longer finite, else they spread
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
        @Range(value = 0, max = 10_000_000) int epochs,
        @Range(value = 0, max = 10) double l1,
        @Range(value = 0, max = 10) double l2,
        @Range(min = 0, max = 1000) List<Double> classWeights,
        @Default("float64") Precision precision,
        @Range(1) boolean stopWhenDiverged) {

    /** Most treatments in a row. */
    public static final int MAX_TREATMENTS = 4;

    public Training {
        treatment = List.copyOf(treatment);
        classWeights = List.copyOf(classWeights);
    }

    /** Without regularisation and class weights, in double precision. */
    public Training(
            Loss loss,
            Optimizer optimizer,
            double learningRate,
            Schedule schedule,
            Batch batch,
            boolean shuffle,
            List<Treatment> treatment,
            int epochs) {
        this(
                loss,
                optimizer,
                learningRate,
                schedule,
                batch,
                shuffle,
                treatment,
                epochs,
                0,
                0,
                List.of(),
                new Float64(),
                true);
    }

    private Training with(
            Loss newLoss,
            Optimizer newOptimizer,
            double newRate,
            Schedule newSchedule,
            Batch newBatch,
            List<Treatment> newTreatment,
            int newEpochs) {
        return new Training(
                newLoss,
                newOptimizer,
                newRate,
                newSchedule,
                newBatch,
                shuffle,
                newTreatment,
                newEpochs,
                l1,
                l2,
                classWeights,
                precision,
                stopWhenDiverged);
    }

    /** The same with another loss. */
    public Training withLoss(Loss other) {
        return with(other, optimizer, learningRate, schedule, batch, treatment, epochs);
    }

    /** The same with another optimizer and learning rate. */
    public Training withOptimizer(Optimizer other, double rate) {
        return with(loss, other, rate, schedule, batch, treatment, epochs);
    }

    /** The same with another schedule. */
    public Training withSchedule(Schedule other) {
        return with(loss, optimizer, learningRate, other, batch, treatment, epochs);
    }

    /** The same with another batch mode. */
    public Training withBatch(Batch other) {
        return with(loss, optimizer, learningRate, schedule, other, treatment, epochs);
    }

    /** The same with other treatments. */
    public Training withTreatment(List<Treatment> other) {
        return with(loss, optimizer, learningRate, schedule, batch, other, epochs);
    }

    /** The same with another number of epochs to stop after. */
    public Training withEpochs(int other) {
        return with(loss, optimizer, learningRate, schedule, batch, treatment, other);
    }

    /** The same where an example of each class counts so much. */
    public Training withClassWeights(List<Double> other) {
        return with(other, stopWhenDiverged);
    }

    /** The same that goes on where numbers are no longer finite. */
    public Training withoutStop() {
        return with(classWeights, false);
    }

    private Training with(List<Double> newWeights, boolean newStop) {
        return new Training(
                loss,
                optimizer,
                learningRate,
                schedule,
                batch,
                shuffle,
                treatment,
                epochs,
                l1,
                l2,
                newWeights,
                precision,
                newStop);
    }
}
