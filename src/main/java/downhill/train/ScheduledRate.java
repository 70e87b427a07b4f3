package downhill.train;

import downhill.experiment.Training;
import downhill.optim.Schedule;

/** The learning rate that the schedule makes of the one that was chosen, and what it remembers to do so. */
final class ScheduledRate {
    private double[] state;

    ScheduledRate(Schedule schedule) {
        state = new double[schedule.scalars()];
    }

    /** Forgets what the schedule remembered. */
    void restart(Schedule schedule) {
        state = new double[schedule.scalars()];
    }

    /** Goes on with what another one like this remembered. */
    void resume(double[] remembered) {
        state = remembered.clone();
    }

    /** Of the next update. */
    double next(Training training, long update, long epoch) {
        return training.schedule().rate(training.learningRate(), update, epoch, state);
    }

    /** Shows the schedule a loss that it waits for. */
    void observe(Training training, double loss) {
        training.schedule().observe(training.learningRate(), loss, state);
    }

    /** What the schedule remembers, live. */
    double[] state() {
        return state;
    }
}
