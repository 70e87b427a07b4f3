package downhill.run;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Watchers of runs that have left the memory unnoticed, so that they see what comes when their run is back. */
final class Sleepers {
    private final Map<RunId, Set<LateWatch>> all = new ConcurrentHashMap<>();

    /** Has it woken when its run is back. */
    void add(RunId id, LateWatch watch) {
        all.compute(id, (_, others) -> {
            Set<LateWatch> set = others == null ? ConcurrentHashMap.newKeySet(1) : others;
            set.add(watch);
            return set;
        });
    }

    /** It is not to be woken. */
    void remove(RunId id, LateWatch watch) {
        all.computeIfPresent(id, (_, set) -> {
            set.remove(watch);
            return set.isEmpty() ? null : set;
        });
    }

    /** A run is back. */
    void wake(Run run) {
        Set<LateWatch> woken = all.remove(run.id());
        if (woken != null) {
            woken.forEach(watch -> watch.wake(run));
        }
    }
}
