package downhill.run;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Says whose slice comes next: fair between owners first, then between the work of one owner; no threads, no clock.
 *
 * <p>Who has used least goes next. What an owner has used is counted in nanoseconds of a processor, and one who comes
 * back from doing nothing is raised to the least of those who waited on meanwhile: nobody saves up time, and nobody pays
 * for the time when he was alone. Work that is <i>due</i> (an update at its pace, a command, a page) goes before work
 * that takes what is left, as long as its owner is not ahead of the others by more than {@link #LEAD}; among what is due
 * of one owner the oldest goes first. What takes what is left is not forgotten by an owner who always has something due:
 * it goes once in {@link #PATIENCE} of his time.
 *
 * <p>Source: Goyal, Vin & Cheng 1996, Start-time fair queueing, on two levels. Each call takes O(log n). Not
 * thread-safe.
 *
 * @param <T> the work
 */
final class FairQueue<T> {
    /** Nanoseconds that an owner may have used beyond the least of all, and what is due of his still goes first. */
    static final long LEAD = 20_000_000;

    /** Nanoseconds of an owner's due work after which his work that takes what is left has a slice. */
    static final long PATIENCE = 100_000_000;

    private static final Comparator<Group<?>> GROUPS =
            Comparator.comparingLong((Group<?> group) -> group.used).thenComparingLong(group -> group.number);
    private static final Comparator<Entry<?>> OLDEST =
            Comparator.comparingLong((Entry<?> entry) -> entry.since).thenComparingLong(entry -> entry.number);
    private static final Comparator<Entry<?>> LEAST =
            Comparator.comparingLong((Entry<?> entry) -> entry.used).thenComparingLong(entry -> entry.number);

    private final Map<Owner, Group<T>> groups = new HashMap<>();
    private final TreeSet<Group<T>> waiting = new TreeSet<>(GROUPS);
    private final TreeSet<Group<T>> hurried = new TreeSet<>(GROUPS);
    private long floor;
    private long numbers;

    /** Makes a piece of work known, which does not wait yet. */
    Entry<T> enter(Owner owner, T work) {
        Group<T> group = groups.computeIfAbsent(owner, each -> new Group<>(each, numbers++));
        group.members++;
        return new Entry<>(group, work, numbers++);
    }

    /** Forgets it; it must not be running. */
    void leave(Entry<T> entry) {
        Group<T> group = entry.group;
        take(entry);
        if (--group.members == 0) {
            groups.remove(group.owner);
        }
    }

    /**
     * It waits for a slice from now on; what waits already may become due, and never the other way round.
     *
     * @param due whether it goes before what takes what is left
     * @param since when it became so, in nanoseconds
     */
    void ready(Entry<T> entry, boolean due, long since) {
        if (entry.waits) {
            if (!due || entry.due) {
                return;
            }
            take(entry);
        }
        Group<T> group = entry.group;
        unlist(group);
        if (group.isIdle()) {
            group.used = Math.max(group.used, floor);
        }
        entry.used = Math.max(entry.used, group.floor);
        entry.due = due;
        entry.since = since;
        entry.waits = true;
        group.lineOf(entry).add(entry);
        list(group);
    }

    /** Takes out whoever goes next, who runs from now on; null if nobody waits. */
    @Nullable
    Entry<T> next() {
        if (waiting.isEmpty()) {
            return null;
        }
        Group<T> least = waiting.first();
        floor = Math.max(floor, least.used);
        boolean fair = !hurried.isEmpty() && hurried.first().used - least.used <= LEAD;
        Group<T> group = fair ? hurried.first() : least;
        Entry<T> entry = group.first();
        if (!entry.due) {
            group.floor = Math.max(group.floor, entry.used);
            group.passedOver = 0;
        }
        take(entry);
        group.running++;
        return entry;
    }

    /** It has run, and used a processor for so many nanoseconds. */
    void ran(Entry<T> entry, long nanos) {
        Group<T> group = entry.group;
        unlist(group);
        group.running--;
        group.used += nanos;
        entry.used += nanos;
        group.passedOver = group.rest.isEmpty() ? 0 : group.passedOver + nanos;
        list(group);
    }

    /** Owners with work that is known. */
    int owners() {
        return groups.size();
    }

    /** Whether nobody waits. */
    boolean isEmpty() {
        return waiting.isEmpty();
    }

    private void take(Entry<T> entry) {
        if (entry.waits) {
            Group<T> group = entry.group;
            unlist(group);
            group.lineOf(entry).remove(entry);
            entry.waits = false;
            list(group);
        }
    }

    private void unlist(Group<T> group) {
        waiting.remove(group);
        hurried.remove(group);
    }

    private void list(Group<T> group) {
        if (group.waits()) {
            waiting.add(group);
        }
        if (!group.due.isEmpty()) {
            hurried.add(group);
        }
    }

    /** A piece of work. */
    static final class Entry<T> {
        private final Group<T> group;
        private final T work;
        private final long number;
        private long used;
        private long since;
        private boolean waits;
        private boolean due;

        private Entry(Group<T> group, T work, long number) {
            this.group = group;
            this.work = work;
            this.number = number;
        }

        T work() {
            return work;
        }

        /** Whether it was due when it waited last. */
        boolean wasDue() {
            return due;
        }
    }

    /** The work of one owner. */
    private static final class Group<T> {
        private final Owner owner;
        private final long number;
        private final TreeSet<Entry<T>> due = new TreeSet<>(OLDEST);
        private final TreeSet<Entry<T>> rest = new TreeSet<>(LEAST);
        private long used;
        private long floor;
        /** Nanoseconds of due work since work that takes what is left began to wait. */
        private long passedOver;

        private int members;
        private int running;

        Group(Owner owner, long number) {
            this.owner = owner;
            this.number = number;
        }

        boolean waits() {
            return !due.isEmpty() || !rest.isEmpty();
        }

        boolean isIdle() {
            return running == 0 && !waits();
        }

        NavigableSet<Entry<T>> lineOf(Entry<T> entry) {
            return entry.due ? due : rest;
        }

        Entry<T> first() {
            boolean isPatient = rest.isEmpty() || passedOver < PATIENCE;
            return !due.isEmpty() && isPatient ? due.first() : rest.first();
        }
    }
}
