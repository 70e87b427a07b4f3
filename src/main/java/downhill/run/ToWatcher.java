package downhill.run;

import downhill.train.Frame;
import downhill.train.Interest;

/** What a {@link Subscriber} is told. */
sealed interface ToWatcher {

    /** By the run it watches. */
    sealed interface FromRun extends ToWatcher, Wire {}

    /**
     * A frame.
     *
     * @param term rises whenever a run takes up this watcher anew, on this node or another: what comes late from an
     *     earlier term is stale
     */
    record Delivery(long term, Frame frame) implements FromRun {}

    /** A moment of the past is being made again. */
    record Replaying(long term, long update, double progress) implements FromRun {}

    /** The run is gone. */
    record Gone(long term) implements FromRun {}

    /** By the page: all frames up to this number, in the page's own count, have been shown. */
    record Shown(long number) implements ToWatcher {}

    /** By the page: it knows nothing for certain any more. */
    record Again() implements ToWatcher {}

    /** By the page: it wants other things. */
    record Want(Interest interest) implements ToWatcher {}

    /** By the page: it wants to see this update, or {@link ToRun#NOW} what the run does. */
    record Rewind(long past) implements ToWatcher {}

    /** By the page: it is gone. */
    record Close() implements ToWatcher {}

    /** By itself: find the run again, in case it moved. */
    record Renew() implements ToWatcher {}
}
