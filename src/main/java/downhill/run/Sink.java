package downhill.run;

import downhill.train.Frame;

/** Takes the frames of one watcher; must return at once and never wait for a browser. */
public interface Sink {

    /** The next frame. */
    void frame(Frame frame);

    /** The run is gone; no further frame comes. */
    void gone();
}
