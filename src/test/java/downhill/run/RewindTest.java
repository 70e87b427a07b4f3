package downhill.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.train.Edit;
import downhill.train.Frame;
import downhill.train.Interest;
import downhill.train.Measurement;
import downhill.train.Needs;
import downhill.train.Recording;
import downhill.train.Status;
import downhill.train.Trainer;
import downhill.train.WeightAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The past of a run: seen again, and left by new runs. */
class RewindTest {
    private static final Experiment RINGS = Cards.first();
    private static final Edit FASTER = new Edit.Change("training.learning_rate", "0.07");
    private static final Edit SLOWER = new Edit.Change("training.learning_rate", "0.003");

    private final LocalRuns runs = TestLimits.runs(TestLimits.patient());
    private final Guest me = new Guest(runs);
    private final Frames frames = new Frames();

    @AfterEach
    void stop() {
        runs.close();
    }

    /** A paused run of so many updates or more, with an edit on the way. */
    private RunId trained(long updates) throws Exception {
        Guest.Visit run = me.visit(RINGS);
        run.tell(new Command.OneEpoch());
        run.until(frame -> frame.status() == Status.PAUSED);
        run.tell(new Command.Change(FASTER));
        run.tell(new Command.Play());
        run.until(frame -> frame.progress().update() > updates);
        run.tell(new Command.Pause());
        run.until(frame -> frame.status() == Status.PAUSED);
        run.leave();
        return run.id();
    }

    private static Recording edited() {
        return new Recording(RINGS, List.of(new Recording.Entry(20, FASTER)));
    }

    private static Frame at(Frames frames, Watch watch, long update) throws InterruptedException {
        return frames.until(watch, frame -> frame.past() && frame.progress().update() == update);
    }

    @Test
    void aPastUpdateHasTheBitsOfAnUnbrokenRunAndTheSeriesUpToThere() throws Exception {
        RunId id = trained(1200);
        Watch watch = me.watch(id, frames);
        for (long update : new long[] {1199, 0, 1, 20, 21, 600, 1198}) {
            watch.at(update);
            Frame frame = at(frames, watch, update);
            Trainer alone = edited().replay(update);
            assertThat(frame.fingerprint()).isEqualTo(alone.fingerprint());
            assertThat(frame.series().from()).isZero();
            assertThat(frame.series().rows())
                    .usingRecursiveComparison()
                    .isEqualTo(alone.history().rows());
            assertThat(frame.gradients()).hasSize(3);
            assertThat(frame.picture()).isNotNull();
        }
        watch.live();
        Frame now = frames.until(watch, frame -> !frame.past());
        assertThat(now.progress().update()).isGreaterThan(1200);
        assertThat(now.series().from()).isZero();
    }

    @Test
    void theRunTrainsOnWhileItsPastIsSeenAndNothingOfThePresentIs() throws Exception {
        Guest.Visit run = me.visit(RINGS);
        Watch watch = me.watch(run.id(), frames);
        run.tell(new Command.Play());
        run.until(frame -> frame.progress().update() > 1000);
        watch.at(500);
        at(frames, watch, 500);
        Frame later = run.until(frame -> true);
        run.until(frame -> frame.progress().update() > later.progress().update() + 1000);
        while (frames.waiting() > 0) {
            Frame frame = frames.next();
            watch.acknowledge(frame.number());
            assertThat(frame.past()).isTrue();
            assertThat(frame.progress().update()).isEqualTo(500);
        }
    }

    @Test
    void whatLiesAheadIsTheLastUpdateAndARunThatBeginsAnewHasNoPast() throws Exception {
        RunId id = trained(300);
        Watch watch = me.watch(id, frames);
        watch.at(1_000_000);
        Frame last = frames.until(watch, Frame::past);
        assertThat(last.progress().update()).isGreaterThan(300);
        me.tell(id, new Command.Reset());
        Frame anew = frames.until(watch, frame -> !frame.past() && frame.incarnation() > last.incarnation());
        assertThat(anew.progress().update()).isZero();
    }

    @Test
    void whatElseIsAskedOfThePastIsShownAndAFollowedWeightToo() throws Exception {
        Guest.Visit run = me.visit(RINGS);
        run.tell(new Command.Follow(new WeightAddress("0.weight", 1, 0)));
        run.tell(new Command.OneEpoch());
        run.until(frame -> frame.status() == Status.PAUSED);
        Watch watch = runs.watch(run.id(), new Interest(Set.of(Measurement.SERIES), 30), 2, frames);
        watch.at(7);
        assertThat(at(frames, watch, 7).picture()).isNull();
        watch.interest(Interest.ALL);
        Frame whole = frames.until(watch, frame -> frame.past() && frame.picture() != null);
        assertThat(whole.progress().update()).isEqualTo(7);
        assertThat(whole.look().anatomy()).isNotNull();
        assertThat(whole.look().anatomy().update()).isEqualTo(7);
        Frame settled = isSettled(whole) ? whole : frames.until(watch, RewindTest::isSettled);
        assertThat(settled.past()).isTrue();
    }

    @Test
    void aRunThatContinuesFromThePastGoesOnWithTheSameBitsAndIsItsOwners() throws Exception {
        RunId id = trained(1200);
        Guest other = new Guest(runs);
        RunInfo info = ((Reply.Done) other.fork(id, 10, null)).info();
        assertThat(info.id()).isNotEqualTo(id);
        assertThat(info.edits()).isZero();
        assertThat(stands(other, info.id(), 10))
                .isEqualTo(new Recording(RINGS, List.of()).replay(10).fingerprint());

        RunInfo late = ((Reply.Done) other.fork(id, 1000, null)).info();
        assertThat(late.edits()).isEqualTo(1);
        assertThat(late.status()).isEqualTo(Status.PAUSED);
        Frames seen = new Frames();
        Watch watch = other.watch(late.id(), seen);
        Frame first = seen.until(watch, frame -> frame.fingerprint() != null);
        Trainer alone = edited().replay(1000);
        assertThat(first.progress().update()).isEqualTo(1000);
        assertThat(first.fingerprint()).isEqualTo(alone.fingerprint());
        assertThat(other.tell(late.id(), new Command.OneUpdate())).isInstanceOf(Reply.Done.class);
        Frame next = seen.until(watch, frame -> frame.progress().update() == 1001 && frame.fingerprint() != null);
        alone.step(Needs.NOTHING);
        assertThat(next.fingerprint()).isEqualTo(alone.fingerprint());
        assertThat(me.info(id).edits()).isEqualTo(1);
    }

    @Test
    void aForkWithAnEditIsTheRecordingWithThatEdit() throws Exception {
        RunId id = trained(1000);
        RunId fork = ((Reply.Done) me.fork(id, 800, SLOWER)).info().id();
        Recording with =
                new Recording(RINGS, List.of(new Recording.Entry(20, FASTER), new Recording.Entry(800, SLOWER)));
        me.tell(fork, new Command.OneUpdate());
        assertThat(stands(me, fork, 801)).isEqualTo(with.replay(801).fingerprint());
        RunInfo begun = ((Reply.Done) new Guest(runs).fork(id, 0, SLOWER)).info();
        assertThat(begun.edits()).isZero();
        assertThat(begun.status()).isEqualTo(Status.READY);
        assertThat(begun.experiment()).isEqualTo(SLOWER.applyTo(RINGS));
    }

    @Test
    void aRecordingIsMadeARunAndOneThatIsIllegalOrTooLongIsRefused() throws Exception {
        RunId id = ((Reply.Done) me.start(edited(), 50)).info().id();
        assertThat(stands(me, id, 50)).isEqualTo(edited().replay(50).fingerprint());
        assertThat(me.start(edited(), 1_000_001))
                .isInstanceOfSatisfying(
                        Reply.Refused.class,
                        refused ->
                                assertThat(refused.problems().getFirst().code()).isEqualTo("limit_replay"));
        Recording broken =
                new Recording(RINGS, List.of(new Recording.Entry(5, new Edit.Change("training.learning_rate", "-1"))));
        assertThat(me.start(broken, 50)).isInstanceOf(Reply.Refused.class);
        Recording backwards =
                new Recording(RINGS, List.of(new Recording.Entry(9, FASTER), new Recording.Entry(5, SLOWER)));
        assertThat(me.start(backwards, 50)).isInstanceOf(Reply.Refused.class);
        assertThat(me.fork(RunId.random(), 3, null)).isInstanceOf(Reply.Unknown.class);
    }

    @Test
    void aForkThatIsRefusedLeavesNothingBehind() throws Exception {
        RunId id = trained(100);
        Guest full = new Guest(runs);
        for (int i = 0; i < 3; i++) {
            full.visit(RINGS);
        }
        Reply reply = full.fork(id, 50, null);
        assertThat(reply).isInstanceOf(Reply.Refused.class);
    }

    @Test
    void manyPastsAreAskedForAndTheLastOneIsShown() throws Exception {
        RunId id = trained(1200);
        Watch watch = me.watch(id, frames);
        for (long update = 1; update < 400; update++) {
            watch.at(update * 3);
        }
        assertThat(at(frames, watch, 399 * 3).fingerprint())
                .isEqualTo(edited().replay(399 * 3).fingerprint());
        watch.close();
        await().atMost(Duration.ofSeconds(20)).until(() -> runs.studio().room().used() == 0);
    }

    private static boolean isSettled(Frame frame) {
        return frame.look().measuredAt(Measurement.SHARPNESS) == 7;
    }

    private static String stands(Guest guest, RunId id, long update) throws InterruptedException {
        Frames seen = new Frames();
        Watch watch = guest.watch(id, seen);
        Frame frame = seen.until(watch, each -> each.fingerprint() != null);
        assertThat(frame.progress().update()).isEqualTo(update);
        watch.close();
        return frame.fingerprint();
    }
}
