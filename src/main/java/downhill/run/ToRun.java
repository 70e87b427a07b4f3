package downhill.run;

import downhill.train.Interest;
import org.apache.pekko.actor.typed.ActorRef;

/** What a {@link RunEntity} is told. */
sealed interface ToRun {
    /** No update of the past. */
    long NOW = -1;

    /** By anybody in the cluster. */
    sealed interface Request extends ToRun, Wire {}

    /** Begin, with a packed experiment. */
    record Start(Owner owner, Packed experiment, Pace pace, ActorRef<Answer> replyTo) implements Request {}

    /** Say how you are. */
    record Find(ActorRef<Answer> replyTo) implements Request {}

    /** Let a new run of this owner leave you, with a packed {@link Branch}. */
    record Fork(Owner owner, RunId fresh, Packed branch, ActorRef<Answer> replyTo) implements Request {}

    /** Obey a packed command. */
    record Tell(Owner owner, Packed command, ActorRef<Answer> replyTo) implements Request {}

    /**
     * Send frames to a watcher, who says so again every few seconds.
     *
     * @param term of the newest frames that the watcher got; a run that does not know him begins the next one
     * @param past the update that he wants to see; {@link #NOW} for what the run does now
     */
    record Subscribe(ActorRef<ToWatcher> watcher, Interest interest, int credit, long term, long past)
            implements Request {}

    /** The watcher wants to see this update, or {@link #NOW} what the run does. */
    record Rewind(ActorRef<ToWatcher> watcher, long past) implements Request {}

    /** The watcher has shown all frames of this term up to a number. */
    record Acknowledge(ActorRef<ToWatcher> watcher, long term, long number) implements Request {}

    /** The watcher knows nothing for certain any more. */
    record Again(ActorRef<ToWatcher> watcher) implements Request {}

    /** The watcher wants other things. */
    record Want(ActorRef<ToWatcher> watcher, Interest interest) implements Request {}

    /** The watcher is gone. */
    record Unsubscribe(ActorRef<ToWatcher> watcher) implements Request {}

    /** By its own node: move away, everything written down. */
    record Leave() implements ToRun {}

    /** By itself: everything is written down. */
    record Left() implements ToRun {}

    /** By itself: look whether anybody still needs you. */
    record Tidy() implements ToRun {}
}
