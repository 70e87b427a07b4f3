package downhill.ui;

import downhill.data.DataSpec;
import downhill.experiment.Experiment;
import downhill.run.RunId;
import downhill.train.Recording;
import downhill.ui.Neighbour.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The runs that stand beside the one of a page: on the same data, from the same random numbers, {@value #MOST} at most. */
final class Tray {
    static final int MOST = 6;

    private final List<Neighbour> all = new ArrayList<>();
    private int made;

    List<Neighbour> all() {
        return List.copyOf(all);
    }

    boolean isFull() {
        return all.size() >= MOST;
    }

    /** Takes one more; where it is full, the oldest one goes. */
    Neighbour add(Experiment experiment, Summary summary, @Nullable Recording recording, @Nullable RunId run) {
        if (isFull()) {
            all.removeFirst();
        }
        int slot = IntStream.range(0, MOST).filter(this::isFree).findFirst().orElseThrow();
        return add(slot, experiment, summary, recording, run);
    }

    /** Takes back what was here before, with its colour where that is free; there must be room. */
    Neighbour again(Memo memo) {
        int slot = IntStream.concat(IntStream.of(memo.slot()), IntStream.range(0, MOST))
                .filter(each -> each >= 0 && each < MOST && isFree(each))
                .findFirst()
                .orElseThrow();
        return add(slot, memo.experiment(), memo.summary(), memo.recording(), memo.run());
    }

    private boolean isFree(int slot) {
        return all.stream().noneMatch(other -> other.slot() == slot);
    }

    private Neighbour add(
            int slot, Experiment experiment, Summary summary, @Nullable Recording recording, @Nullable RunId run) {
        Neighbour added = new Neighbour("run-" + ++made, slot, experiment, summary, recording, run);
        all.add(added);
        return added;
    }

    Optional<Neighbour> find(String key) {
        return all.stream().filter(each -> each.key().equals(key)).findFirst();
    }

    void remove(String key) {
        all.removeIf(each -> each.key().equals(key));
    }

    void update(String key, Summary summary) {
        all.replaceAll(each -> each.key().equals(key) ? each.with(summary) : each);
    }

    void clear() {
        all.clear();
    }

    /** Only those stay that can be compared with the run of the page. */
    void suit(Experiment now) {
        all.removeIf(each -> !areComparable(each.experiment(), now));
    }

    /** What the page itself makes again needs no place here. */
    void drop(Experiment same) {
        all.removeIf(each -> each.run() == null && each.experiment().equals(same));
    }

    /** Nor does the run that the page shows now. */
    void drop(RunId shown) {
        all.removeIf(each -> shown.equals(each.run()));
    }

    /**
     * Whether two experiments have the same rows, targets of the same size and the same random numbers, so that what differs
     * comes from what was changed. How inputs are prepared may be what was changed.
     */
    static boolean areComparable(Experiment one, Experiment other) {
        return one.seed() == other.seed()
                && one.trainsNetwork() == other.trainsNetwork()
                && (!one.trainsNetwork() || haveSameRows(one.data(), other.data()));
    }

    private static boolean haveSameRows(DataSpec one, DataSpec other) {
        return one.seed() == other.seed()
                && one.train() == other.train()
                && one.test() == other.test()
                && one.standardizeTarget() == other.standardizeTarget()
                && one.dataset().equals(other.dataset());
    }
}
