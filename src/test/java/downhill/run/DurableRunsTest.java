package downhill.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.support.Databases;
import downhill.support.Databases.Opened;
import downhill.train.Edit;
import downhill.train.Frame;
import downhill.train.Interest;
import downhill.train.Measurement;
import downhill.train.Recording;
import downhill.train.SetWeight;
import downhill.train.Status;
import downhill.train.WeightAddress;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs outlive the memory of a server, and the server. */
class DurableRunsTest {
    private static final Experiment RINGS = Cards.first();
    private static final Interest SERIES = new Interest(Set.of(Measurement.SERIES), Interest.MAX_RATE);
    private static final Edit.Change RATE = new Edit.Change("training.learning_rate", "0.01");
    private static final Edit WEIGHT = new SetWeight(new WeightAddress("2.weight", 3, 5), 1.0 / 3);

    @TempDir
    private Path folder;

    private Opened kept;
    private RunRecords records;
    private LocalRuns runs;
    private Guest me;

    @BeforeEach
    void open() {
        kept = Databases.H2.open(folder);
        records = new RunRecords(kept.database());
        runs = server(TestLimits.patient());
        me = new Guest(runs);
    }

    @AfterEach
    void close() {
        runs.close();
        kept.close();
    }

    private LocalRuns server(RunLimits limits) {
        return new LocalRuns(limits, ExperimentLimits.ALL, kept.database(), new SimpleMeterRegistry());
    }

    /** Another server in the place of this one, with other limits. */
    private void restart(RunLimits limits) {
        runs.close();
        runs = server(limits);
        me = me.at(runs);
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(20));
    }

    /** A run that has trained for a while, with an edit, and waits. */
    private Guest.Visit paused() throws Exception {
        Guest.Visit run = me.visit(RINGS);
        run.tell(new Command.Play());
        run.until(frame -> frame.progress().update() > 100);
        run.tell(new Command.Change(RATE));
        run.tell(new Command.Change(WEIGHT));
        long then = run.next().progress().update();
        run.restart();
        run.until(frame -> frame.progress().update() > then + 100);
        run.tell(new Command.Pause());
        return run;
    }

    private static Frame last(Guest.Visit run) throws Exception {
        return run.until(frame -> frame.status() == Status.PAUSED && frame.fingerprint() != null);
    }

    /** What an unbroken run with these edits has at this update. */
    private String unbroken(RunId id, long update) throws Exception {
        return records.find(id).orElseThrow().recording().replay(update).fingerprint();
    }

    private void same(RunId id, Frame before) throws Exception {
        Frames frames = new Frames();
        Watch watch = me.watch(id, frames);
        Frame after = frames.until(watch, frame -> frame.fingerprint() != null);
        assertThat(after.progress().update()).isEqualTo(before.progress().update());
        assertThat(after.fingerprint()).isEqualTo(before.fingerprint());
        assertThat(after.fingerprint()).isEqualTo(unbroken(id, after.progress().update()));
        assertThat(after.incarnation()).isEqualTo(before.incarnation());
        assertThat(after.status()).isEqualTo(before.status());
        watch.close();
    }

    @Test
    void anEditIsInTheJournalWhenItsAnswerComes() throws Exception {
        Guest.Visit run = me.visit(RINGS);
        run.tell(new Command.Play());
        for (int i = 1; i <= 20; i++) {
            long seen = run.until(frame -> true).progress().update();
            run.until(frame -> frame.progress().update() > seen);
            RunInfo info = ((Reply.Done)
                            run.tell(new Command.Change(new Edit.Change("training.learning_rate", "0.0" + i))))
                    .info();
            List<Recording.Entry> journal = records.find(run.id()).orElseThrow().journal();
            assertThat(journal).hasSize(i);
            assertThat(journal.getLast().edit()).isEqualTo(new Edit.Change("training.learning_rate", "0.0" + i));
            assertThat(info.edits()).isEqualTo(i);
        }
    }

    @Test
    void aRunThatBeganAnewIsKeptAsTheNewOneWhenItsAnswerComes() throws Exception {
        Guest.Visit run = paused();
        run.tell(new Command.Restart(RINGS.withSeed(7)));
        RunRecord found = records.find(run.id()).orElseThrow();
        assertThat(found.recording()).isEqualTo(new Recording(RINGS.withSeed(7), List.of()));
        assertThat(found.state().incarnation()).isEqualTo(1);
    }

    @Test
    void commandsKeepTheirOrderWhileOneOfThemWaitsForTheDatabase() throws Exception {
        RunId id = me.start(RINGS);
        me.tell(id, new Command.OneUpdate());
        var edit = me.send(id, new Command.Change(RATE));
        var play = me.send(id, new Command.OneEpoch());
        var again = me.send(id, new Command.Change(new Edit.Change("training.l2", "0.5")));
        var reset = me.send(id, new Command.Reset());
        for (var reply : List.of(edit, play, again, reset)) {
            assertThat(reply.get(20, TimeUnit.SECONDS)).isInstanceOf(Reply.Done.class);
        }
        RunInfo info = me.info(id);
        assertThat(info.status()).isEqualTo(Status.READY);
        assertThat(info.experiment().training().learningRate()).isEqualTo(0.01);
        assertThat(info.experiment().training().l2()).isEqualTo(0.5);
    }

    @Test
    void aRunThatNobodyWatchesLeavesTheMemoryAndComesBackWithTheSameBits() throws Exception {
        restart(TestLimits.evicting(Duration.ofMillis(300)));
        Guest.Visit run = paused();
        Frame before = last(run);
        var trainer = new WeakReference<>(runs.live().iterator().next());
        run.leave();
        soon().until(() -> runs.live().isEmpty());
        soon().until(() -> {
            System.gc();
            return trainer.get() == null;
        });
        same(run.id(), before);
        assertThat(runs.live()).hasSize(1);
        assertThat(me.tell(run.id(), new Command.Play())).isInstanceOf(Reply.Done.class);
    }

    @Test
    void aRunThatHasNotTrainedLeavesTheMemoryThoughItIsWatchedAndWhoWatchesSeesOnlyWhatIsNew() throws Exception {
        restart(TestLimits.evicting(Duration.ofMillis(300)));
        RunId id = me.start(RINGS);
        Frames frames = new Frames();
        Watch watch = runs.watch(id, SERIES, 2, frames);
        Frame first = frames.until(watch, frame -> true);
        soon().until(() -> runs.live().isEmpty());
        assertThat(frames.isGone()).isFalse();

        watch.interest(new Interest(SERIES.measurements(), 5));
        assertThat(me.info(id).status()).isEqualTo(Status.READY);
        assertThat(runs.live()).hasSize(1);
        me.tell(id, new Command.OneUpdate());
        Frame second = frames.until(watch, frame -> true);
        assertThat(second.number()).isEqualTo(first.number() + 1);
        assertThat(second.progress().update()).isEqualTo(1);
        assertThat(second.series().from()).isZero();
        assertThat(second.series().rows().getLast().update()).isEqualTo(1);
    }

    @Test
    void aWatcherThatLostTrackBringsTheRunBackThatLeftUnnoticed() throws Exception {
        restart(TestLimits.evicting(Duration.ofMillis(300)));
        RunId id = me.start(RINGS);
        Frames frames = new Frames();
        Watch watch = runs.watch(id, SERIES, 2, frames);
        for (int i = 0; i < 3; i++) {
            Frame frame = frames.until(watch, each -> true);
            assertThat(frame.number()).isEqualTo(i + 1L);
            assertThat(frame.series().rows()).hasSize(1);
            soon().until(() -> runs.live().isEmpty());
            watch.restart();
        }
        frames.next();
        watch.close();
        soon().until(() -> runs.live().isEmpty());
        assertThat(frames.isGone()).isFalse();
    }

    @Test
    void aRunThatIsWatchedAndHasTrainedStays() throws Exception {
        restart(TestLimits.evicting(Duration.ofMillis(1)));
        Guest.Visit run = paused();
        last(run);
        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(20))
                .until(() -> runs.live().size() == 1);
    }

    @Test
    void aReleasedRunIsGoneForItsWatchersAndComesBackForWhoeverSpeaksToIt() throws Exception {
        Guest.Visit run = paused();
        Frame before = last(run);
        runs.release(run.id()).toCompletableFuture().get(20, TimeUnit.SECONDS);
        assertThat(run.isGone()).isTrue();
        assertThat(runs.live()).isEmpty();
        same(run.id(), before);
    }

    @Test
    void aRunStandsWhereItStoodAfterARestartAndItsOwnerIsItsOwner() throws Exception {
        Guest.Visit run = paused();
        Frame before = last(run);
        restart(TestLimits.patient());
        assertThat(runs.live()).isEmpty();
        same(run.id(), before);
        assertThat(new Guest(runs).tell(run.id(), new Command.Play())).isInstanceOf(Reply.Foreign.class);
        assertThat(me.tell(run.id(), new Command.Play())).isInstanceOf(Reply.Done.class);
        assertThat(me.info(run.id()).edits()).isEqualTo(2);
    }

    @Test
    void aCheckpointThatCannotBeReadIsReplacedByAReplay() throws Exception {
        Guest.Visit run = paused();
        Frame before = last(run);
        runs.release(run.id()).toCompletableFuture().get(20, TimeUnit.SECONDS);
        var taken = records.takeOver(run.id()).orElseThrow().run();
        records.save(
                run.id(), taken.epoch(), taken.state(), new RunRecord.Checkpoint(1, Instant.now(), new byte[] {1, 2}));
        same(run.id(), before);
    }

    @Test
    void aRunThatWasTrainingTrainsOnAfterARestart() throws Exception {
        Guest.Visit run = me.visit(RINGS);
        run.tell(new Command.Play());
        long then =
                run.until(frame -> frame.progress().update() > 200).progress().update();
        restart(TestLimits.patient());
        runs.resume(runs::find);
        soon().until(() -> !runs.live().isEmpty());
        Frames frames = new Frames();
        Watch watch = me.watch(run.id(), frames);
        Frame first = frames.until(watch, frame -> true);
        assertThat(first.progress().update()).isGreaterThanOrEqualTo(then);
        frames.until(
                watch, frame -> frame.progress().update() > first.progress().update());
        me.tell(run.id(), new Command.Pause());
        Frame last = frames.until(watch, frame -> frame.status() == Status.PAUSED && frame.fingerprint() != null);
        assertThat(last.fingerprint())
                .isEqualTo(unbroken(run.id(), last.progress().update()));
    }

    @Test
    void whatWasTrainingAndFindsNoRoomWaitsPaused() throws Exception {
        for (int i = 0; i < 3; i++) {
            Guest guest = new Guest(runs);
            guest.tell(guest.start(RINGS), new Command.Play());
        }
        soon().until(() -> records.training(10).size() == 3);
        restart(TestLimits.places(1, 0));
        runs.resume(runs::find);
        soon().until(() -> records.training(10).size() == 1 && runs.live().size() == 1);
    }

    @Test
    void aRunThatSomebodyElseHasTakenLeavesAndItsWatchersHearIt() throws Exception {
        Guest.Visit run = me.visit(RINGS);
        run.tell(new Command.Play());
        run.until(frame -> frame.progress().update() > 10);
        assertThat(records.takeOver(run.id())).isPresent();
        soon().until(run::isGone);
        assertThat(runs.live()).isEmpty();
    }

    @Test
    void anEditOfARunThatSomebodyElseHasTakenIsNotMade() throws Exception {
        RunId id = me.start(RINGS);
        me.tell(id, new Command.OneUpdate());
        soon().until(() -> records.find(id).orElseThrow().state().update() == 1);
        assertThat(records.takeOver(id)).isPresent();
        assertThat(me.tell(id, new Command.Change(RATE))).isInstanceOf(Reply.Unknown.class);
        assertThat(records.find(id).orElseThrow().journal()).isEmpty();
    }

    @Test
    void aForgottenRunIsNotKept() throws Exception {
        restart(TestLimits.of(Duration.ofMillis(100), Duration.ofMillis(700)));
        RunId id = me.start(RINGS);
        soon().until(() -> runs.live().isEmpty());
        soon().until(() -> records.find(id).isEmpty());
    }
}
