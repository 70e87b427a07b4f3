package downhill.run;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Runs that are about to leave the memory, each only once at a time. */
final class Departures {
    private final Map<RunId, CompletableFuture<Void>> leaving = new ConcurrentHashMap<>();

    /** Completes when a run that is leaving has left, or stays. */
    Optional<CompletableFuture<Void>> find(RunId id) {
        return Optional.ofNullable(leaving.get(id));
    }

    /**
     * Has a run leave.
     *
     * @param how answers whether it is written down
     * @param then what becomes of it, written or not
     */
    CompletableFuture<Void> leave(Run run, Supplier<CompletableFuture<Boolean>> how, BiConsumer<Run, Boolean> then) {
        CompletableFuture<Void> gone = new CompletableFuture<>();
        CompletableFuture<Void> other = leaving.putIfAbsent(run.id(), gone);
        if (other != null) {
            return other;
        }
        var _ = how.get().whenComplete((kept, _) -> {
            then.accept(run, Boolean.TRUE.equals(kept));
            leaving.remove(run.id());
            gone.complete(null);
        });
        return gone;
    }
}
