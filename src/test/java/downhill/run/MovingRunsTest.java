package downhill.run;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.support.Databases;
import downhill.support.Databases.Opened;
import downhill.train.Frame;
import downhill.train.Measurement;
import downhill.train.Needs;
import downhill.train.Status;
import downhill.train.Trainer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run goes on at another node when its own leaves or dies, and whoever watches it sees nothing but a pause. */
class MovingRunsTest {
    private static final Experiment RINGS = Cards.first();
    private static final int FURTHER = 60;

    @TempDir
    private Path folder;

    private Opened opened;
    private Server leaving;
    private Server staying;

    @BeforeEach
    void begin() {
        opened = Databases.POSTGRESQL.open(folder);
        leaving = new Server(opened.database());
        staying = new Server(opened.database());
        leaving.awaitMembers(2);
        staying.awaitMembers(2);
    }

    @AfterEach
    void end() {
        leaving.close();
        staying.close();
        opened.close();
    }

    @Test
    void aRunMovesWhenItsNodeLeaves() throws Exception {
        Watched watched = new Watched();
        leaving.close();
        watched.showMore();
        report("left", watched);
    }

    @Test
    void aRunIsTakenOverWhenItsNodeDies() throws Exception {
        Watched watched = new Watched();
        leaving.kill();
        watched.showMore();
        report("died", watched);
    }

    @Test
    void aRunThatNobodyWatchesTrainsOnWhenItsNodeDies() throws Exception {
        Watched watched = new Watched();
        watched.watch.close();
        leaving.kill();
        Server.await(() -> staying.has(watched.id));
        assertThat(watched.guest.info(watched.id).status()).isEqualTo(Status.TRAINING);
    }

    private void report(String what, Watched watched) {
        int wrong = watched.wrong();
        long stale = staying.runs().staleFrames();
        int lost = staying.has(watched.id) ? 0 : 1;
        System.out.printf(
                "A node %s: runs lost %d, wrong bits %d of %d frames, stale frames %d; longest pause %.1f s%n",
                what, lost, wrong, watched.seen.size(), stale, watched.longestPause / 1e9);
        assertThat(wrong).isZero();
        assertThat(stale).isZero();
        assertThat(lost).isZero();
        assertThat(watched.seen).extracting(Frame::number).isSorted().doesNotHaveDuplicates();
    }

    /** A run on the one node, watched from the other. */
    private final class Watched {
        private final Guest guest = new Guest(staying.runs());
        private final Frames frames = new Frames();
        private final List<Frame> seen = new ArrayList<>();
        private final RunId id;
        private final Watch watch;
        private long lastAt = System.nanoTime();
        private long longestPause;

        private Watched() throws Exception {
            RunId started = guest.start(RINGS);
            while (!leaving.has(started)) {
                started = guest.start(RINGS);
            }
            id = started;
            watch = guest.watch(id, frames);
            guest.tell(id, new Command.SetPace(new Pace(50)));
            guest.tell(id, new Command.Play());
            showMore();
        }

        /** Sees the run go on. */
        void showMore() throws Exception {
            long from = seen.isEmpty() ? 0 : seen.getLast().progress().update();
            long update = from;
            while (update < from + FURTHER) {
                Server.await(() -> frames.waiting() > 0);
                Frame frame = frames.next();
                watch.acknowledge(frame.number());
                seen.add(frame);
                update = frame.progress().update();
                long now = System.nanoTime();
                longestPause = Math.max(longestPause, now - lastAt);
                lastAt = now;
            }
        }

        /** Frames that show anything else than an unbroken run does. */
        int wrong() {
            Map<Long, String> unbroken = new HashMap<>();
            Trainer trainer = new Trainer(RINGS);
            unbroken.put(0L, trainer.fingerprint());
            while (trainer.update() < seen.getLast().progress().update()) {
                trainer.step(Needs.NOTHING);
                unbroken.put(trainer.update(), trainer.fingerprint());
            }
            return (int) seen.stream()
                    .filter(frame -> frame.fingerprint() != null)
                    .filter(frame -> !frame.fingerprint()
                            .equals(unbroken.get(frame.look().measuredAt(Measurement.FINGERPRINT))))
                    .count();
        }
    }
}
