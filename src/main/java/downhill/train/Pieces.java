package downhill.train;

/** Work that is done a piece at a time, each of about a millisecond. */
@FunctionalInterface
interface Pieces {

    /** Computes the next piece; whether all is done. */
    boolean advance();

    /** Work of one piece. */
    static Pieces once(Runnable work) {
        return () -> {
            work.run();
            return true;
        };
    }

    /** Work, and when it is done what there is to do with it. */
    default Pieces then(Runnable end) {
        return () -> {
            boolean done = advance();
            if (done) {
                end.run();
            }
            return done;
        };
    }

    /** This, then the other. */
    default Pieces before(Pieces next) {
        boolean[] done = new boolean[1];
        return () -> {
            if (!done[0]) {
                done[0] = advance();
                return false;
            }
            return next.advance();
        };
    }

    /** All of it. */
    default void finish() {
        while (!advance()) {
            // The next one.
        }
    }
}
