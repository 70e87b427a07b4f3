package downhill.run;

import downhill.train.Recording;
import downhill.train.Snapshot;
import downhill.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Key moments of one run, evenly spaced by what it costs to make it again, so that any moment of its past is near one.
 *
 * <p>Where the budget is full, every second one goes and the interval doubles. They are a cache: without them the past is
 * made again from the start. They stay as they are in memory, not as bytes: then those that follow each other share the
 * rows of the history, and keeping one costs no more than a copy of the weights. Safe for several threads.
 */
final class Moments {
    /** Bytes of all moments of a run. */
    static final long BUDGET = 8_000_000;

    /** Nanoseconds of a processor between two moments at first. */
    static final long INTERVAL = 60_000_000;

    /** Of the time of training that keeping moments may take. */
    private static final double SHARE = 0.03;

    private final Room room;
    private final List<Snapshot> kept = new ArrayList<>();
    private long interval = INTERVAL;
    private long last;
    private double cost;
    private long bytes;
    private boolean closed;

    /** @param room that all runs share */
    Moments(Room room) {
        this.room = room;
    }

    /**
     * Whether one is due.
     *
     * @param work nanoseconds of a processor that training has taken so far
     */
    synchronized boolean isDue(long work) {
        return work - last >= Math.max(interval, (long) (cost / SHARE));
    }

    /** Keeps this very moment, between two updates. */
    synchronized void keep(Trainer trainer, long work) {
        long started = Cpu.nanos();
        last = work;
        add(trainer.snapshot());
        double spent = (double) (Cpu.nanos() - started);
        // A single one may have been slow for reasons of its own.
        cost = cost == 0 ? spent : cost + (spent - cost) / 4;
    }

    /** Keeps a moment that was made again. */
    synchronized void add(Snapshot moment) {
        int index = 0;
        while (index < kept.size() && kept.get(index).update() < moment.update()) {
            index++;
        }
        boolean known = index < kept.size() && kept.get(index).update() == moment.update();
        if (closed || known) {
            return;
        }
        kept.add(index, moment);
        boolean newest = index == kept.size() - 1;
        long now = newest ? bytes + moment.bytes(index == 0 ? null : kept.get(index - 1)) : size();
        while (!fits(now)) {
            thin();
            now = size();
        }
    }

    private boolean fits(long now) {
        if (now <= bytes || (now <= BUDGET && room.take(now - bytes))) {
            room.give(Math.max(0, bytes - now));
            bytes = now;
            return true;
        }
        return false;
    }

    private long size() {
        long size = 0;
        Snapshot before = null;
        for (Snapshot each : kept) {
            size += each.bytes(before);
            before = each;
        }
        return size;
    }

    private void thin() {
        if (kept.size() == 1) {
            kept.clear();
            return;
        }
        List<Snapshot> all = List.copyOf(kept);
        kept.clear();
        for (int i = 0; i < all.size(); i += 2) {
            kept.add(all.get(i));
        }
        interval *= 2;
    }

    /** The last one before an update that a recording can go on from. */
    synchronized Optional<Snapshot> before(long update, Recording recording) {
        for (Snapshot each : kept.reversed()) {
            if (each.update() < update && recording.covers(each)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** Nanoseconds of a processor between two moments, now. */
    synchronized long interval() {
        return interval;
    }

    /** Updates of all moments. */
    synchronized List<Long> updates() {
        return kept.stream().map(Snapshot::update).toList();
    }

    /** Bytes of all moments, about. */
    synchronized long bytes() {
        return bytes;
    }

    /** Keeps none from now on. */
    synchronized void close() {
        closed = true;
        kept.clear();
        room.give(bytes);
        bytes = 0;
    }
}
