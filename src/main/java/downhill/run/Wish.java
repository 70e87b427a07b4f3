package downhill.run;

import downhill.experiment.Experiment;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A run that is wanted in memory.
 *
 * @param fresh what it begins with; null for one that is kept
 * @param built answered with it when it is there
 */
record Wish(Owner owner, @Nullable Fresh fresh, CompletableFuture<Reply> built) {

    /** For a run that begins. */
    static Wish of(Owner owner, Experiment experiment, Pace pace) {
        return new Wish(owner, new Fresh(experiment, pace), new CompletableFuture<>());
    }

    /** For a run that is kept. */
    static Wish ofKept(Owner owner) {
        return new Wish(owner, null, new CompletableFuture<>());
    }

    /** Has the run made; null where there is none. */
    CompletableFuture<@Nullable Run> make(RunId id, Maker maker) {
        return fresh == null ? maker.revive(id) : maker.create(id, owner, fresh.experiment(), fresh.pace());
    }

    /** What a new run begins with. */
    record Fresh(Experiment experiment, Pace pace) {}
}
