package downhill.ui;

import com.vaadin.flow.component.UI;
import downhill.run.Command;
import downhill.run.Owner;
import downhill.run.RunId;
import downhill.run.Runs;
import downhill.train.Frame;
import downhill.train.Interest;
import downhill.train.Measurement;
import java.util.Set;
import java.util.function.Consumer;

/** A run that trains beside the one of a page, in the same race: the page gets its curve, a few times a second. */
final class Rival {
    private static final int FRAMES_PER_SECOND = 5;
    private static final Interest SERIES =
            new Interest(Set.of(Measurement.SERIES, Measurement.METRICS), FRAMES_PER_SECOND);

    private final RunId id;
    private final Runs runs;
    private final Owner owner;
    private final FrameThreads threads;
    private final Flusher flusher;

    /** @param page takes its frames, under the page's lock */
    Rival(RunId id, Runs runs, Owner owner, FrameThreads threads, Consumer<Frame> page) {
        this.id = id;
        this.runs = runs;
        this.owner = owner;
        this.threads = threads;
        flusher = new Flusher(UI.getCurrent(), threads, SERIES, 0, page, (_, _) -> {});
        flusher.atMost(FRAMES_PER_SECOND);
        flusher.follow(runs, id);
        threads.add(flusher);
    }

    void send(Command command) {
        // It is only looked at: whatever becomes of it is seen in its curve.
        var _ = runs.command(id, owner, command);
    }

    /** The page has drawn its frames up to this number. */
    void painted(long number) {
        flusher.painted(number);
    }

    /** The page lost track. */
    void resync() {
        flusher.restart();
    }

    /** The page gets nothing more of it. */
    void close() {
        threads.remove(flusher);
    }

    /** Nobody looks at it any longer: it waits, and after a while it leaves the server's memory. */
    void leave() {
        close();
        send(new Command.Pause());
    }

    RunId id() {
        return id;
    }
}
