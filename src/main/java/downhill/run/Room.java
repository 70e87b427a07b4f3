package downhill.run;

/** Memory that the runs of a server share for what they can do without: counted, never waited for. */
final class Room {
    private final long most;
    private long used;

    /** @param most bytes */
    Room(long most) {
        this.most = most;
    }

    /** Takes so many bytes; false if there are not so many. Whoever is alone gets what it needs. */
    synchronized boolean take(long bytes) {
        if (used > 0 && used + bytes > most) {
            return false;
        }
        used += bytes;
        return true;
    }

    /** Gives bytes back. */
    synchronized void give(long bytes) {
        used -= bytes;
    }

    /** Bytes taken. */
    synchronized long used() {
        return used;
    }
}
