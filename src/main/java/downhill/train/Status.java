package downhill.train;

/** What a run is doing. */
public enum Status {
    READY,
    TRAINING,
    PAUSED,
    FINISHED,
    DIVERGED,
    QUEUED
}
