package downhill.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The order of slices, with times that are made up. */
class FairQueueTest {
    private static final long SLICE = 5_000_000;
    private static final long SECOND = 1_000_000_000;

    private final FairQueue<String> queue = new FairQueue<>();
    private final Map<String, Long> used = new LinkedHashMap<>();
    private long now;

    @Test
    void ownersShareEquallyHoweverMuchEachOfThemWants() {
        Owner one = Owner.random();
        Owner other = Owner.random();
        for (int i = 0; i < 8; i++) {
            greedy(one, "one " + i);
        }
        greedy(other, "other");
        run(SECOND);
        assertThat(sum("one")).isBetween(SECOND / 2 - SLICE, SECOND / 2 + SLICE);
        assertThat(sum("other")).isBetween(SECOND / 2 - SLICE, SECOND / 2 + SLICE);
        for (int i = 0; i < 8; i++) {
            assertThat(used.get("one " + i)).isBetween(SECOND / 16 - SLICE, SECOND / 16 + SLICE);
        }
    }

    @Test
    void sliceOfDifferentLengthsShareByTimeAndNotByNumber() {
        greedy(Owner.random(), "long");
        FairQueue.Entry<String> brief = greedy(Owner.random(), "short");
        for (int i = 0; i < 1000; i++) {
            step(entry -> entry == brief ? SLICE / 50 : SLICE);
        }
        assertThat(used.get("long") - used.get("short")).isBetween(-SLICE, SLICE);
    }

    @Test
    void nobodySavesUpTimeWhileHeDoesNothing() {
        FairQueue.Entry<String> late = queue.enter(Owner.random(), "late");
        greedy(Owner.random(), "early");
        run(100 * SECOND);
        used.clear();
        queue.ready(late, false, now);
        run(SECOND);
        assertThat(used.get("late")).isBetween(SECOND / 2 - SLICE, SECOND / 2 + SLICE);
    }

    @Test
    void nobodyPaysForTheTimeWhenHeWasAlone() {
        greedy(Owner.random(), "early");
        run(100 * SECOND);
        used.clear();
        greedy(Owner.random(), "late");
        run(SECOND);
        assertThat(used.get("early")).isBetween(SECOND / 2 - SLICE, SECOND / 2 + SLICE);
    }

    @Test
    void whatIsDueGoesBeforeWhatTakesTheRest() {
        for (int i = 0; i < 8; i++) {
            greedy(Owner.random(), "greedy " + i);
        }
        run(SECOND);
        List<FairQueue.Entry<String>> paced = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            paced.add(queue.enter(Owner.random(), "paced " + i));
        }
        // A millisecond every 50, a hundred of them: more than one processor has, so a hundredth of it.
        for (int round = 0; round < 100; round++) {
            for (FairQueue.Entry<String> each : paced) {
                queue.ready(each, true, now);
            }
            for (int i = 0; i < 100; i++) {
                assertThat(Objects.requireNonNull(queue.next()).work()).startsWith("paced");
                queue.ran(paced.get(i), 10_000);
            }
            run(50_000_000);
        }
    }

    @Test
    void anOwnerWhoseDueWorkWantsMoreThanItsShareGetsItsShare() {
        Owner pushy = Owner.random();
        for (int i = 0; i < 8; i++) {
            FairQueue.Entry<String> each = queue.enter(pushy, "pushy " + i);
            queue.ready(each, true, now);
        }
        greedy(Owner.random(), "quiet");
        for (int i = 0; i < 1000; i++) {
            step(_ -> SLICE);
        }
        assertThat(sum("pushy") - sum("quiet")).isBetween(-2 * SLICE, FairQueue.LEAD + 2 * SLICE);
    }

    @Test
    void ofOneOwnersDueWorkTheOldestGoesFirstAndNoneWaitsForever() {
        Owner me = Owner.random();
        FairQueue.Entry<String> second = queue.enter(me, "second");
        FairQueue.Entry<String> first = queue.enter(me, "first");
        FairQueue.Entry<String> rest = greedy(me, "rest");
        queue.ready(second, true, 20);
        queue.ready(first, true, 10);
        assertThat(next()).isSameAs(first);
        assertThat(next()).isSameAs(second);
        assertThat(next()).isSameAs(rest);
        assertThat(queue.next()).isNull();
    }

    @Test
    void whatWaitsAlreadyMayBecomeDueAndStaysSo() {
        Owner me = Owner.random();
        greedy(me, "before");
        FairQueue.Entry<String> woken = greedy(me, "woken");
        queue.ready(woken, true, now);
        queue.ready(woken, false, now);
        assertThat(next()).isSameAs(woken);
        assertThat(woken.wasDue()).isTrue();
    }

    @Test
    void whatHasLeftNeverComes() {
        Owner me = Owner.random();
        FairQueue.Entry<String> gone = greedy(me, "gone");
        FairQueue.Entry<String> stays = greedy(me, "stays");
        queue.leave(gone);
        assertThat(next()).isSameAs(stays);
        queue.ran(stays, SLICE);
        queue.leave(stays);
        assertThat(queue.isEmpty()).isTrue();
        assertThat(queue.owners()).isZero();
    }

    private FairQueue.Entry<String> greedy(Owner owner, String name) {
        FairQueue.Entry<String> entry = queue.enter(owner, name);
        queue.ready(entry, false, now);
        return entry;
    }

    @Test
    void whatTakesWhatIsLeftGoesOnAlsoWhereItsOwnerAlwaysHasSomethingDue() {
        Owner owner = Owner.random();
        queue.ready(queue.enter(owner, "due"), true, now);
        greedy(owner, "left");
        run(10 * SECOND);
        assertThat(used.get("left")).isBetween(SECOND / 4, SECOND);
    }

    private FairQueue.Entry<String> next() {
        return Objects.requireNonNull(queue.next());
    }

    private void run(long time) {
        long end = now + time;
        while (now < end) {
            step(_ -> SLICE);
        }
    }

    /** One slice of one thread; whoever had it wants the next at once. */
    private void step(java.util.function.ToLongFunction<FairQueue.Entry<String>> cost) {
        FairQueue.Entry<String> entry = next();
        long nanos = cost.applyAsLong(entry);
        now += nanos;
        queue.ran(entry, nanos);
        used.merge(entry.work(), nanos, Long::sum);
        queue.ready(entry, entry.wasDue(), now);
    }

    private long sum(String prefix) {
        return used.entrySet().stream()
                .filter(each -> each.getKey().startsWith(prefix))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
