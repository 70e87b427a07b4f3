package downhill.ui;

import downhill.experiment.Experiment;
import downhill.experiment.Training;
import downhill.optim.Constant;
import downhill.optim.Cosine;
import downhill.optim.CosineWarmRestarts;
import downhill.optim.CyclicExpRange;
import downhill.optim.CyclicTriangular;
import downhill.optim.CyclicTriangular2;
import downhill.optim.InverseSqrt;
import downhill.optim.MultiStep;
import downhill.optim.Noam;
import downhill.optim.OneCycle;
import downhill.optim.Polynomial;
import downhill.optim.Schedule;
import downhill.optim.StepDrops;
import downhill.optim.Warmup;

/**
 * The learning rate that a schedule will give, as far as it can be known before training.
 *
 * @param epochs how far it is looked ahead
 * @param rates evenly spaced from the first update on
 */
@SuppressWarnings("ArrayRecordComponent") // never written after construction
record Outlook(double epochs, float[] rates) {
    /** Number of rates. */
    static final int POINTS = 120;

    private static final double USUAL_EPOCHS = 60;

    /** Of an experiment; as far as it trains, or as its schedule has something to show. */
    static Outlook of(Experiment experiment) {
        Training training = experiment.training();
        Schedule schedule = training.schedule();
        long rows = experiment.trainsNetwork() ? experiment.data().train() : 1;
        double perEpoch = experiment.trainsNetwork()
                ? Math.max(1, Math.ceilDiv(rows, training.batch().rows((int) rows)))
                : 1;
        double epochs = training.epochs() > 0 ? training.epochs() : Math.max(1, length(schedule, perEpoch));
        float[] rates = new float[POINTS];
        double[] state = new double[schedule.scalars()];
        for (int i = 0; i < POINTS; i++) {
            long update = (long) (i * epochs * perEpoch / (POINTS - 1));
            rates[i] = (float) schedule.rate(training.learningRate(), update, (long) (update / perEpoch), state);
        }
        return new Outlook(epochs, rates);
    }

    /** Where an epoch lies: 0 at the beginning, 1 at the end and after it. */
    double share(double epoch) {
        return Math.clamp(epoch / epochs, 0, 1);
    }

    /** Whether there is more to see than one number, or than what only training decides. */
    static boolean tells(Schedule schedule) {
        return !(schedule instanceof Constant) && !schedule.watches();
    }

    /** In epochs. */
    private static double length(Schedule schedule, double perEpoch) {
        return switch (schedule) {
            case StepDrops drops -> 5.0 * drops.stepSize();
            case MultiStep steps ->
                1.3
                        * steps.milestones().stream()
                                .mapToDouble(Number::doubleValue)
                                .max()
                                .orElse(USUAL_EPOCHS);
            case Cosine cosine -> (cosine.periodic() ? 4 : 1.15) * cosine.tMax() / (cosine.perUpdate() ? perEpoch : 1);
            case CosineWarmRestarts restarts ->
                (1.0 + restarts.tMult() + restarts.tMult() * restarts.tMult())
                        * restarts.t0()
                        / (restarts.perUpdate() ? perEpoch : 1);
            case Polynomial polynomial -> 1.15 * polynomial.totalSteps() / (polynomial.perUpdate() ? perEpoch : 1);
            case OneCycle cycle -> 1.05 * cycle.totalSteps() / (cycle.perUpdate() ? perEpoch : 1);
            case CyclicTriangular cycle ->
                3.0 * (cycle.stepSizeUp() + cycle.stepSizeDown()) / (cycle.perUpdate() ? perEpoch : 1);
            case CyclicTriangular2 cycle ->
                3.0 * (cycle.stepSizeUp() + cycle.stepSizeDown()) / (cycle.perUpdate() ? perEpoch : 1);
            case CyclicExpRange cycle ->
                3.0 * (cycle.stepSizeUp() + cycle.stepSizeDown()) / (cycle.perUpdate() ? perEpoch : 1);
            case InverseSqrt root -> 6.0 * root.warmupSteps() / (root.perUpdate() ? perEpoch : 1);
            case Noam noam -> 6.0 * noam.warmupSteps() / (noam.perUpdate() ? perEpoch : 1);
            case Warmup warmup ->
                1.2 * warmup.steps() / (warmup.perUpdate() ? perEpoch : 1)
                        + (tells(warmup.after()) ? length(warmup.after(), perEpoch) : 0);
            default -> USUAL_EPOCHS;
        };
    }
}
