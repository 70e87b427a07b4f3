package downhill.run;

/**
 * One piece of work on the shared pool, slice by slice: never two slices at once, again at once when it was woken
 * meanwhile, and else when it asked to.
 */
final class Slices {
    /** Nothing to do until somebody wakes it. */
    static final long IDLE = Long.MAX_VALUE;

    /** Nanoseconds after which a slice begins no further piece; with the last one it must end within 5 ms. */
    static final long BUDGET = 3_500_000;

    private final Pool pool;
    private final Work work;
    final FairQueue.Entry<Slices> entry;
    final long number;
    /** What follows is the pool's, under its lock. */
    long at;

    boolean timed;
    boolean running;
    boolean woken;
    boolean ended;

    /** The last one in which it had a slice. */
    long second = -1;

    Slices(Pool pool, FairQueue<Slices> queue, Owner owner, Work work, long number) {
        this.pool = pool;
        this.work = work;
        this.number = number;
        entry = queue.enter(owner, this);
    }

    /** Makes sure that a slice begins after now, before work that takes what is left. */
    void wake() {
        pool.wake(this);
    }

    /** No further slice begins. */
    void end() {
        pool.end(this);
    }

    /** The part of a processor, up to 1, that there is for each that works. */
    double part() {
        return pool.attendance().part();
    }

    Work work() {
        return work;
    }

    /** What is done slice by slice. */
    interface Work {
        /**
         * Works for a few milliseconds.
         *
         * @param due whether it was woken, or asked for this very time; false where it takes what is left
         * @return nanoseconds until the next slice is wanted, or {@link #IDLE}
         */
        long slice(boolean due);

        /** Whether a next slice that is wanted at once may wait for everything that is due. */
        default boolean isPatient() {
            return false;
        }
    }
}
