package downhill.run;

import downhill.experiment.Footprint;
import downhill.train.Recording;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Trains an experiment a little to see how it begins, for nobody in particular: all sketches together get what one visitor
 * gets, and each ends after {@value #SECONDS} seconds of a processor.
 */
public final class Sketches {
    /** Most updates of a sketch. */
    public static final long UPDATES = 2000;

    private static final long SECONDS = 2;

    private final Owner owner = Owner.random();
    private final ExperimentLimits sizes;
    private final Studio studio;

    Sketches(ExperimentLimits sizes, Studio studio) {
        this.sizes = sizes;
        this.studio = studio;
    }

    /**
     * Begins one.
     *
     * @param update at which it ends, or {@link #UPDATES} if that is less
     * @return empty where the experiment is too large or not legal, or too many are asked for at a time
     */
    public CompletionStage<Optional<Sketch>> begin(Recording recording, long update) {
        if (!sizes.problems(recording.experiment()).isEmpty()) {
            return CompletableFuture.completedStage(Optional.empty());
        }
        long last = Math.min(update, UPDATES);
        Sketching sketching = new Sketching(recording, last, TimeUnit.SECONDS.toNanos(SECONDS));
        return studio.begin(owner, sketching, Footprint.bytes(recording.experiment()))
                .map(handle -> handle.end().thenApply(_ -> Optional.ofNullable(sketching.sketch())))
                .orElseGet(() -> CompletableFuture.completedStage(Optional.empty()));
    }
}
