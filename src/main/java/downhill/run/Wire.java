package downhill.run;

/** What may go from node to node; as bytes it is what {@link WireCodec} makes of it, and never longer than {@link #MAX}. */
sealed interface Wire permits ToRun.Request, ToWatcher.FromRun, Answer.Sent {
    /** Most bytes of one message. */
    int MAX = 128 * 1024;
}
