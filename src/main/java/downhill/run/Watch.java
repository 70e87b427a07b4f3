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

    /** Watch no longer. */
    void close();
}
