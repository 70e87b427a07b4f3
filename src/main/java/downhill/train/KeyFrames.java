package downhill.train;

import java.util.ArrayList;
import java.util.List;

/**
 * Parameters at evenly spaced updates of a run, within a budget: where it is full, every second one goes and the
 * interval doubles, so that the first one stays.
 */
public final class KeyFrames {
    /** Most frames, however small. */
    public static final int MOST = 64;

    private static final int LEAST = 3;

    private final List<KeyFrame> frames = new ArrayList<>();
    private final int capacity;
    private long interval = 1;

    /**
     * None yet.
     *
     * @param size number of parameters
     * @param bytes that the frames may take; where there is no room for three it keeps none
     */
    public KeyFrames(int size, long bytes) {
        long room = bytes / ((long) Double.BYTES * Math.max(1, size));
        capacity = room < LEAST ? 0 : (int) Math.min(MOST, room);
    }

    /** Whether this update would be kept. */
    public boolean due(long update) {
        return capacity > 0 && update % interval == 0 && (frames.isEmpty() || update > last());
    }

    /** Keeps a copy, if it is due. */
    public void offer(long update, double[] parameters) {
        if (!due(update)) {
            return;
        }
        while (frames.size() == capacity) {
            interval *= 2;
            frames.removeIf(frame -> frame.update() % interval != 0);
        }
        if (update % interval == 0) {
            frames.add(new KeyFrame(update, parameters.clone()));
        }
    }

    /** Keeps a copy of what a trainer's loss is computed with, if it is due; else it costs nothing. */
    public void offer(Trainer trainer) {
        if (due(trainer.update())) {
            offer(trainer.update(), trainer.ground().working().parameters());
        }
    }

    private long last() {
        return frames.getLast().update();
    }

    /** From the oldest to the newest. */
    public List<KeyFrame> frames() {
        return List.copyOf(frames);
    }

    /** The same up to now: with the parameters of a trainer last, unless they are there. */
    public List<KeyFrame> until(Trainer trainer) {
        if (capacity == 0 || (!frames.isEmpty() && last() >= trainer.update())) {
            return frames();
        }
        List<KeyFrame> all = new ArrayList<>(frames);
        all.add(new KeyFrame(trainer.update(), trainer.parameters()));
        return List.copyOf(all);
    }

    /** Updates between two frames. */
    public long interval() {
        return interval;
    }

    /** Parameters after so many updates. */
    @SuppressWarnings("ArrayRecordComponent") // a copy, never written
    public record KeyFrame(long update, double[] parameters) {}
}
