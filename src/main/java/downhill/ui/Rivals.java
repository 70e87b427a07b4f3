package downhill.ui;

import downhill.run.Command;
import downhill.run.Owner;
import downhill.run.RunId;
import downhill.run.Runs;
import downhill.train.Frame;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** The runs that train beside the one of a page, by the keys of their curves; what was left can be begun anew. */
final class Rivals {
    private final Runs runs;
    private final FrameThreads threads;
    private final BiConsumer<String, Frame> page;
    private final Map<String, Rival> all = new LinkedHashMap<>();
    private final List<RunId> spare = new ArrayList<>();

    /** @param page takes their frames, under its lock */
    Rivals(Runs runs, FrameThreads threads, BiConsumer<String, Frame> page) {
        this.runs = runs;
        this.threads = threads;
        this.page = page;
    }

    boolean has(String key) {
        return all.containsKey(key);
    }

    /** From now on the page gets the curve of a run. */
    Rival follow(String key, RunId id, Owner owner) {
        Rival rival = new Rival(id, runs, owner, threads, frame -> page.accept(key, frame));
        all.put(key, rival);
        return rival;
    }

    void painted(String key, long number) {
        Rival rival = all.get(key);
        if (rival != null) {
            rival.painted(number);
        }
    }

    /** Leaves all others. */
    void only(Predicate<String> wanted) {
        all.entrySet().removeIf(each -> {
            boolean gone = !wanted.test(each.getKey());
            if (gone) {
                each.getValue().leave();
                spare.add(each.getValue().id());
            }
            return gone;
        });
    }

    /** A run that was left, for another purpose. */
    Optional<RunId> spare() {
        return spare.isEmpty() ? Optional.empty() : Optional.of(spare.removeLast());
    }

    /** The page shows it itself. */
    void close(String key) {
        Rival rival = all.remove(key);
        if (rival != null) {
            rival.close();
        }
    }

    void send(Command command) {
        all.values().forEach(rival -> rival.send(command));
    }

    /** The page lost track. */
    void resync() {
        all.values().forEach(Rival::resync);
    }

    /** The page is gone. */
    void leave() {
        all.values().forEach(Rival::leave);
        all.clear();
    }
}
