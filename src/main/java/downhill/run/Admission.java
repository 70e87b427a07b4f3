package downhill.run;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who has a place on the server and who waits for one, first come first served; no threads, no clock.
 *
 * <p>Whoever waits must be heard of from time to time, or has left. Nobody who has a place loses it to another. Not
 * thread-safe.
 *
 * @param <T> what waits
 */
final class Admission<T> {
    private final int places;
    private final long heap;
    private final int queue;
    private final Map<RunId, Guest<T>> inside = new LinkedHashMap<>();
    private final Map<RunId, Guest<T>> waiting = new LinkedHashMap<>();
    private long used;

    /**
     * Nobody there yet.
     *
     * @param places for runs
     * @param heap bytes for all of them
     * @param queue runs that may wait
     */
    Admission(int places, long heap, int queue) {
        this.places = places;
        this.heap = heap;
        this.queue = queue;
    }

    /** Gives a place, or one in the queue; false if that is full too. */
    boolean come(RunId id, Owner owner, long bytes, T what, long now) {
        Guest<T> guest = new Guest<>(owner, bytes, what, now);
        if (waiting.isEmpty() && fits(guest)) {
            enter(id, guest);
            return true;
        }
        if (waiting.size() >= queue) {
            return false;
        }
        waiting.put(id, guest);
        return true;
    }

    private boolean fits(Guest<T> guest) {
        return inside.size() < places && used + guest.bytes <= heap;
    }

    private void enter(RunId id, Guest<T> guest) {
        inside.put(id, guest);
        used += guest.bytes;
    }

    /** Gives back a place, or one in the queue. */
    void leave(RunId id) {
        waiting.remove(id);
        Guest<T> guest = inside.remove(id);
        used -= guest == null ? 0 : guest.bytes;
    }

    /** Asks for other room at the same place; false if there is not so much, and then nothing has changed. */
    boolean resize(RunId id, long bytes) {
        Guest<T> guest = inside.get(id);
        if (guest == null || used - guest.bytes + bytes > heap) {
            return guest == null;
        }
        used += bytes - guest.bytes;
        guest.bytes = bytes;
        return true;
    }

    /** Lets the first in the queue in, if there is room; null if there is none, or nobody waits. */
    @Nullable
    RunId next() {
        Iterator<Map.Entry<RunId, Guest<T>>> line = waiting.entrySet().iterator();
        if (!line.hasNext()) {
            return null;
        }
        Map.Entry<RunId, Guest<T>> first = line.next();
        if (!fits(first.getValue())) {
            return null;
        }
        line.remove();
        enter(first.getKey(), first.getValue());
        return first.getKey();
    }

    /** The place in the queue, from 1; 0 for who does not wait. */
    int place(RunId id) {
        return waiting.containsKey(id) ? List.copyOf(waiting.keySet()).indexOf(id) + 1 : 0;
    }

    /** Somebody still waits. */
    void heardOf(RunId id, long now) {
        Guest<T> guest = waiting.get(id);
        if (guest != null) {
            guest.sign = now;
        }
    }

    /** Those who were not heard of for so long have left the queue. */
    List<T> expire(long now, long patience) {
        List<T> gone = waiting.values().stream()
                .filter(guest -> now - guest.sign > patience)
                .map(guest -> guest.what)
                .toList();
        waiting.values().removeIf(guest -> now - guest.sign > patience);
        return gone;
    }

    /** What has a place or waits; null for what does neither. */
    @Nullable
    T find(RunId id) {
        Guest<T> guest = waiting.getOrDefault(id, inside.get(id));
        return guest == null ? null : guest.what;
    }

    /** Runs of an owner, those that wait too. */
    long of(Owner owner) {
        return count(inside, owner) + count(waiting, owner);
    }

    private static <T> long count(Map<RunId, Guest<T>> guests, Owner owner) {
        return guests.values().stream()
                .filter(guest -> guest.owner.equals(owner))
                .count();
    }

    /** How many wait. */
    int waiting() {
        return waiting.size();
    }

    /** Whoever came. */
    private static final class Guest<T> {
        private final Owner owner;
        private final T what;
        private long bytes;
        private long sign;

        Guest(Owner owner, long bytes, T what, long now) {
            this.owner = owner;
            this.bytes = bytes;
            this.what = what;
            sign = now;
        }
    }
}
