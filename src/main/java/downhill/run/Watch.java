package downhill.run;

import downhill.train.Interest;

/** A watcher's hold on a run: frames flow only against credit. */
public interface Watch {

    /** All frames up to this number have been shown, which gives their credit back; also a sign of life. */
    void acknowledge(long number);

    /** Nothing is known of what was shown: all credit is given back, and the series starts from the beginning. */
    void restart();

    /** Watch other things from now on. */
    void interest(Interest interest);

    /**
     * See the run as it was after so many updates, or at its last one if it has made fewer, in place of what it does
     * now: {@link Sink#replaying} while that is made again, then frames that say that they are of the past. A run that
     * begins anew ends it.
     *
     * @param update from 0
     */
    void at(long update);

    /** See what the run does now again, its series from the beginning. */
    void live();

    /** Watch no longer. */
    void close();
}
