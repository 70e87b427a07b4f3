package downhill.run;

/** When a run that trains makes its next update: at its pace, as fast as it can to the end of an epoch, or not now. */
final class Tempo {
    private final Pacer pacer;
    private long epochGoal;
    private boolean held;

    /** @param epochGoal the epoch at whose end the run pauses, or {@link RunState#NO_GOAL} */
    Tempo(Pace pace, long epochGoal) {
        pacer = new Pacer(pace);
        this.epochGoal = epochGoal;
        pacer.start(pace, System.nanoTime());
    }

    Pace pace() {
        return pacer.pace();
    }

    long epochGoal() {
        return epochGoal;
    }

    /** Goes at this pace from now on. */
    void start(Pace pace) {
        pacer.start(pace, System.nanoTime());
    }

    /** Hurries to the end of an epoch, or no longer. */
    void aim(long epoch) {
        epochGoal = epoch;
    }

    /** Makes no further update for now, or goes on. */
    void hold(boolean hold) {
        held = hold;
    }

    boolean isHeld() {
        return held;
    }

    /** Whether an update may begin now. */
    boolean isDue(long now) {
        return !held && (isHurrying() || pacer.delay(now) == 0);
    }

    private boolean isHurrying() {
        return epochGoal != RunState.NO_GOAL;
    }

    /** Whether it goes as fast as it can. */
    boolean fullSpeed() {
        return isHurrying() || pacer.pace().isMaximum();
    }

    /** Whether it goes as fast as it can, and to no end of an epoch. */
    boolean isEndless() {
        return !isHurrying() && pacer.pace().isMaximum();
    }

    /** Nanoseconds until an update is due, or {@link Slices#IDLE}. */
    long delay(long now) {
        if (held) {
            return Slices.IDLE;
        }
        return fullSpeed() ? 0 : pacer.delay(now);
    }

    /** An update was made. */
    void made() {
        pacer.made();
    }
}
