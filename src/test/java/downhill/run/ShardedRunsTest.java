package downhill.run;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.data.Csv;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.support.Databases;
import downhill.support.Databases.Opened;
import downhill.train.Edit;
import downhill.train.Frame;
import downhill.train.Interest;
import downhill.train.Needs;
import downhill.train.Recording;
import downhill.train.Status;
import downhill.train.Trainer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one PostgreSQL: every run is reached from both. */
class ShardedRunsTest {
    private static final Experiment RINGS = Cards.first();

    @TempDir
    private static Path folder;

    private static Opened opened;
    private static Server one;
    private static Server two;

    @BeforeAll
    static void begin() {
        opened = Databases.POSTGRESQL.open(folder);
        one = new Server(opened.database());
        two = new Server(opened.database());
        one.awaitMembers(2);
        two.awaitMembers(2);
    }

    @AfterAll
    static void end() {
        two.close();
        one.close();
        opened.close();
    }

    @Test
    void aRunOnOneNodeIsWatchedAndCommandedFromTheOther() throws Exception {
        Guest guest = new Guest(one.runs());
        RunId id = startedOnTheOther(guest, RINGS);
        Frames frames = new Frames();
        Watch watch = guest.watch(id, frames);
        Frame first = frames.next();
        assertThat(first.fingerprint()).isEqualTo(new Trainer(RINGS).fingerprint());
        watch.acknowledge(first.number());
        guest.tell(id, new Command.OneUpdate());
        Frame second = frames.until(watch, frame -> frame.progress().update() == 1);
        Trainer trainer = new Trainer(RINGS);
        trainer.step(Needs.NOTHING);
        assertThat(second.fingerprint()).isEqualTo(trainer.fingerprint());
        assertThat(two.has(id)).isTrue();
        assertThat(one.runs().staleFrames()).isZero();
        watch.close();
    }

    @Test
    void thePastOfARunOnOneNodeIsSeenFromTheOtherAndLeftByANewOne() throws Exception {
        Guest guest = new Guest(one.runs());
        RunId id = startedOnTheOther(guest, RINGS);
        guest.tell(id, new Command.OneEpoch());
        Frames frames = new Frames();
        Watch watch = guest.watch(id, frames);
        frames.until(watch, frame -> frame.progress().update() == 20);
        watch.at(13);
        Frame past = frames.until(watch, Frame::past);
        String straight = new Recording(RINGS, List.of()).replay(13).fingerprint();
        assertThat(past.progress().update()).isEqualTo(13);
        assertThat(past.fingerprint()).isEqualTo(straight);
        watch.live();
        assertThat(frames.until(watch, frame -> !frame.past()).progress().update())
                .isEqualTo(20);
        watch.close();
        RunId left =
                ((Reply.Done) new Guest(one.runs()).fork(id, 13, null)).info().id();
        Frames there = new Frames();
        Watch other = guest.watch(left, there);
        assertThat(there.next().fingerprint()).isEqualTo(straight);
        other.close();
    }

    @Test
    void aRunThatIsTrainingShowsNothingMoreToWhoDoesNotAcknowledge() throws Exception {
        Guest guest = new Guest(one.runs());
        RunId id = startedOnTheOther(guest, RINGS);
        Frames frames = new Frames();
        Watch watch = one.runs().watch(id, Interest.ALL, 3, frames);
        guest.tell(id, new Command.Play());
        frames.next();
        frames.next();
        Frame last = frames.next();
        // Another one would have come before this answer: training has gone on for many frames.
        Server.await(() -> updates(guest, id) > last.progress().update() + 500);
        assertThat(frames.waiting()).isZero();
        watch.acknowledge(last.number());
        assertThat(frames.next().number()).isGreaterThan(last.number());
        watch.close();
    }

    private static long updates(Guest guest, RunId id) {
        try {
            Frames once = new Frames();
            Watch look = guest.watch(id, once);
            long update = once.next().progress().update();
            look.close();
            return update;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aTableIsReadFromTheDatabaseOnTheOtherNode() throws Exception {
        Guest guest = new Guest(one.runs());
        Experiment table = RINGS.withDataset(new Csv("a,b,y\n" + "1,2,no\n3,4,yes\n".repeat(2000)));
        RunId id = startedOnTheOther(guest, table);
        assertThat(guest.info(id).experiment()).isEqualTo(table);
        Experiment seeded = table.withSeed(42);
        Reply restarted = guest.tell(id, new Command.Restart(seeded));
        assertThat(((Reply.Done) restarted).info().experiment()).isEqualTo(seeded);
    }

    @Test
    void commandsKeepTheirOrderThoughALongOneComesFirst() throws Exception {
        Guest guest = new Guest(one.runs());
        RunId id = startedOnTheOther(guest, RINGS);
        Experiment table = RINGS.withDataset(new Csv("a,b,y\n" + "1,2,no\n3,4,yes\n".repeat(2000)));
        var long1 = guest.send(id, new Command.Restart(table));
        var short1 = guest.send(id, new Command.Change(new Edit.Change("training.learning_rate", "0.5")));
        assertThat(Guest.answer(long1)).isInstanceOf(Reply.Done.class);
        Experiment now = ((Reply.Done) Guest.answer(short1)).info().experiment();
        assertThat(now.data()).isEqualTo(table.data());
        assertThat(now.training().learningRate()).isEqualTo(0.5);
    }

    @Test
    void anotherOwnersRunAndAnUnknownOneAreTold() throws Exception {
        Guest guest = new Guest(one.runs());
        RunId id = startedOnTheOther(guest, RINGS);
        assertThat(new Guest(one.runs()).tell(id, new Command.Play())).isInstanceOf(Reply.Foreign.class);
        assertThat(guest.find(RunId.random())).isInstanceOf(Reply.Unknown.class);
        Frames frames = new Frames();
        guest.watch(RunId.random(), frames);
        Server.await(frames::isGone);
    }

    @Test
    void aRefusalComesBackWithItsNumbers() throws Exception {
        Guest guest = new Guest(one.runs());
        RunId id = startedOnTheOther(guest, RINGS);
        Reply reply = guest.tell(id, new Command.Change(new Edit.Change("training.learning_rate", "-1")));
        assertThat(((Reply.Refused) reply).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.path()).isEqualTo("training.learning_rate"));
        assertThat(guest.info(id).status()).isEqualTo(Status.READY);
    }

    /** A run of this guest of node one that is on node two. */
    private static RunId startedOnTheOther(Guest guest, Experiment experiment) throws Exception {
        RunId id = guest.start(experiment);
        while (!two.has(id)) {
            id = guest.start(experiment);
        }
        return id;
    }
}
