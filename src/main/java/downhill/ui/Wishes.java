package downhill.ui;

import downhill.train.Measurement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What several parts of a page want measured, each for itself: all of it together is asked for. */
final class Wishes {
    private final Consumer<Set<Measurement>> measure;
    private final List<Set<Measurement>> wishes = new ArrayList<>();

    /** @param measure has frames hold these parts */
    Wishes(Consumer<Set<Measurement>> measure) {
        this.measure = measure;
    }

    /**
     * One part's own.
     *
     * @param first what it wants from the start, which is asked for already
     */
    Consumer<Set<Measurement>> from(Set<Measurement> first) {
        int own = wishes.size();
        wishes.add(first);
        return wanted -> {
            wishes.set(own, wanted);
            EnumSet<Measurement> all = EnumSet.noneOf(Measurement.class);
            wishes.forEach(all::addAll);
            measure.accept(all);
        };
    }
}
