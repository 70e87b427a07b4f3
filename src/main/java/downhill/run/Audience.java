package downhill.run;

/** Takes the frames of one watcher here, where its run is or was. */
interface Audience extends Sink {

    /**
     * The run has left the memory, and there was nothing new to see: frames come again when it is back.
     *
     * @param missed whether something was asked for in the last moment, which did not come
     */
    void asleep(boolean missed);
}
