package downhill.run;

import downhill.train.Frame;

/** Takes the frames of one watcher; must return at once and never wait for a browser. */
public interface Sink {

    /** The next frame. */
    void frame(Frame frame);

    /**
     * A moment of the past is being made again; may come a little late, and then is of no further interest.
     *
     * @param update of the moment
     * @param progress from 0 to 1
     */
    default void replaying(long update, double progress) {}

    /** The run is gone; no further frame comes. */
    void gone();
}
