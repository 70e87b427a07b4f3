package downhill.api;

import downhill.run.RunId;
import downhill.run.Runs;
import downhill.run.Sink;
import downhill.run.Watch;
import downhill.train.Frame;
import downhill.train.Interest;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Watches a run until the first frame is there. */
final class FirstFrame implements Sink {
    private final CompletableFuture<Optional<Frame>> frame = new CompletableFuture<>();

    private FirstFrame() {}

    /**
     * The run as it is now; empty where there is no such run, or too many watch it.
     *
     * @param deadline ends the watch too
     */
    static CompletionStage<Optional<Frame>> of(Runs runs, RunId id, Interest interest, Later deadline) {
        FirstFrame first = new FirstFrame();
        Watch watch = runs.watch(id, interest, 1, first);
        return first.frame
                .orTimeout(deadline.within().toMillis(), TimeUnit.MILLISECONDS)
                // Not on the thread of the run, which would be asked from within itself.
                .whenCompleteAsync((_, _) -> watch.close(), Later.THREADS);
    }

    @Override
    public void frame(Frame next) {
        frame.complete(Optional.of(next));
    }

    @Override
    public void gone() {
        frame.complete(Optional.empty());
    }
}
