package downhill.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.train.Edit;
import downhill.train.Frame;
import downhill.train.Needs;
import downhill.train.Recording;
import downhill.train.SetWeight;
import downhill.train.Status;
import downhill.train.Trainer;
import downhill.train.WeightAddress;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LocalRunsTest {
    private static final Experiment RINGS = Cards.first();

    private final LocalRuns runs = TestLimits.runs(TestLimits.patient());
    private final Guest me = new Guest(runs);

    @AfterEach
    void stop() {
        runs.close();
    }

    @Test
    void aNewRunIsReadyAtUpdateZeroAndItsFirstFrameShowsAll() throws Exception {
        Frames frames = new Frames();
        me.watch(me.start(RINGS), frames);
        Frame frame = frames.next();
        assertThat(frame.status()).isEqualTo(Status.READY);
        assertThat(frame.progress().update()).isZero();
        assertThat(frame.series().from()).isZero();
        assertThat(frame.series().rows()).hasSize(1);
        assertThat(frame.gradients()).hasSize(3);
        assertThat(frame.picture()).isNotNull();
        assertThat(frame.fingerprint()).isEqualTo(new Trainer(RINGS).fingerprint());
    }

    @Test
    void playTrainsUntilPauseAndTheBitsAreThoseOfAnUnwatchedTrainer() throws Exception {
        Guest.Visit run = me.visit(RINGS);
        run.tell(new Command.Play());
        run.until(frame -> frame.progress().update() > 300);
        run.tell(new Command.Pause());
        Frame last = run.until(frame -> frame.status() == Status.PAUSED);
        Trainer alone = new Trainer(RINGS);
        while (alone.update() < last.progress().update()) {
            alone.step(Needs.NOTHING);
        }
        assertThat(last.fingerprint()).isEqualTo(alone.fingerprint());
    }

    @Test
    void oneUpdateMakesOneAndOneEpochEndsWithTheEpoch() throws Exception {
        Guest.Visit run = me.visit(RINGS);
        run.tell(new Command.OneUpdate());
        assertThat(run.until(f -> f.status() == Status.PAUSED).progress().update())
                .isEqualTo(1);
        run.tell(new Command.OneEpoch());
        Frame frame = run.until(f -> f.status() == Status.PAUSED && f.progress().update() > 1);
        assertThat(frame.progress().update()).isEqualTo(20);
        assertThat(frame.progress().epoch()).isEqualTo(1);
    }

    @Test
    void resetGoesBackToTheSameWeightsAndKeepsTheChoices() throws Exception {
        Guest.Visit run = me.visit(RINGS);
        Frame first = run.until(frame -> true);
        run.tell(new Command.OneEpoch());
        run.until(f -> f.status() == Status.PAUSED);
        run.tell(new Command.Change(new Edit.Change("training.learning_rate", "0.5")));
        Reply reply = run.tell(new Command.Reset());
        Frame again = run.until(f -> f.status() == Status.READY);
        assertThat(again.fingerprint()).isEqualTo(first.fingerprint());
        assertThat(again.incarnation()).isGreaterThan(first.incarnation());
        assertThat(again.series().from()).isZero();
        assertThat(((Reply.Done) reply).info().experiment().training().learningRate())
                .isEqualTo(0.5);
        assertThat(((Reply.Done) reply).info().edits()).isZero();
    }

    @Test
    void aWeightIsSetWhileARunIsReadyAndWhileItWaitsAndTheFrameAfterItShowsThat() throws Exception {
        WeightAddress weight = new WeightAddress("2.weight", 3, 5);
        Guest.Visit run = me.visit(RINGS);
        run.tell(new Command.Follow(weight));
        Frame ready = run.until(frame -> frame.look().followed() != null);
        RunInfo info = ((Reply.Done) run.tell(new Command.Change(new SetWeight(weight, 2)))).info();
        assertThat(info.edits()).isEqualTo(1);
        assertThat(info.experiment()).isEqualTo(RINGS);
        Frame set = run.until(frame -> shows(frame, 2));
        assertThat(set.status()).isEqualTo(Status.READY);
        assertThat(set.progress().update()).isZero();
        assertThat(set.readings().trainLoss()).isNotEqualTo(ready.readings().trainLoss());
        run.tell(new Command.Change(new Edit.Change("training.learning_rate", "0.02")));
        run.tell(new Command.OneEpoch());
        run.until(frame -> frame.status() == Status.PAUSED);
        run.tell(new Command.Change(new SetWeight(weight, -1.5)));
        Frame paused = run.until(frame -> shows(frame, -1.5));
        assertThat(paused.progress().update()).isEqualTo(20);
        assertThat(paused.readings().update()).isEqualTo(20);
        Recording recording = ((Reply.Recalled) run.tell(new Command.Recall())).recording();
        assertThat(recording.journal()).hasSize(3);
        assertThat(paused.fingerprint()).isEqualTo(recording.replay(20).fingerprint());
        run.tell(new Command.Reset());
        Frame again = run.until(frame -> frame.status() == Status.READY && frame.incarnation() > 0);
        assertThat(again.fingerprint()).as("the weights of the seed").isEqualTo(ready.fingerprint());
    }

    private static boolean shows(Frame frame, double value) {
        return frame.look().followed() != null && frame.look().followed().value() == value;
    }

    @Test
    void aWatcherThatAcknowledgesNothingGetsNoMoreThanItsCreditWhileTheRunTrainsOn() throws Exception {
        RunId id = me.start(RINGS);
        Frames silent = new Frames();
        Frames lively = new Frames();
        me.watch(id, silent);
        Watch watch = me.watch(id, lively);
        me.tell(id, new Command.Play());
        lively.until(watch, frame -> frame.progress().update() > 2000);
        assertThat(silent.waiting()).isEqualTo(2);
    }

    @Test
    void rowsThatAreOnTheirWayDoNotComeTwice() throws Exception {
        RunId id = me.start(RINGS);
        Frames frames = new Frames();
        Watch watch = me.watch(id, frames);
        // As fast as it can, a run may halve its history between two frames, and then all of it comes anew.
        me.tell(id, new Command.SetPace(new Pace(1000)));
        me.tell(id, new Command.Play());
        int rows = 0;
        // Each is acknowledged when the one after it is there: one is always on its way while the next is made.
        for (Frame frame = frames.next(); rows < 200; frame = frames.next()) {
            assertThat(frame.series().generation()).isZero();
            assertThat(frame.series().from()).isEqualTo(rows);
            rows += frame.series().rows().size();
            watch.acknowledge(frame.number() - 1);
        }
    }

    @Test
    void aWatcherThatLostTrackGetsTheWholeSeriesAgain() throws Exception {
        Guest.Visit run = me.visit(RINGS);
        run.tell(new Command.OneEpoch());
        Frame frame = run.until(f -> f.status() == Status.PAUSED);
        run.tell(new Command.OneUpdate());
        Frame next = run.until(f -> f.progress().update() == 21);
        assertThat(next.series().from()).isGreaterThan(0);
        run.restart();
        Frame whole = run.next();
        assertThat(whole.series().from()).isZero();
        assertThat(whole.series().rows()).hasSize(22);
        assertThat(whole.number()).isGreaterThan(frame.number());
    }

    @Test
    void onlyTheOwnerMayCommand() throws Exception {
        RunId id = me.start(RINGS);
        Reply reply = new Guest(runs).tell(id, new Command.Play());
        assertThat(reply).isInstanceOf(Reply.Foreign.class);
        assertThat(me.info(id).status()).isEqualTo(Status.READY);
    }

    @Test
    void anUnknownRunSaysSoAndHasNoFrames() throws Exception {
        RunId unknown = RunId.random();
        assertThat(me.tell(unknown, new Command.Play())).isInstanceOf(Reply.Unknown.class);
        Frames frames = new Frames();
        me.watch(unknown, frames);
        await().atMost(Duration.ofSeconds(20)).until(frames::isGone);
    }

    @Test
    void anIllegalChangeIsRefusedAndChangesNothing() throws Exception {
        RunId id = me.start(RINGS);
        Reply reply = me.tell(id, new Command.Change(new Edit.Change("training.learning_rate", "-1")));
        assertThat(((Reply.Refused) reply).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.path()).isEqualTo("training.learning_rate"));
        assertThat(me.info(id).experiment()).isEqualTo(RINGS);
    }

    @Test
    void anEditBeforeTheFirstUpdateMakesTheRunThatTheEditedExperimentAloneWouldBe() throws Exception {
        Experiment deep = Cards.find("p9").orElseThrow().start().experiment();
        Edit edit = new Edit.Change("training.batch", "{\"id\":\"mini_batch\",\"size\":100}");
        RunId id = me.start(deep);
        Reply reply = me.tell(id, new Command.Change(edit));
        assertThat(((Reply.Done) reply).info().edits()).isZero();
        Frames frames = new Frames();
        Watch watch = me.watch(id, frames);
        me.tell(id, new Command.Play());
        frames.until(watch, frame -> frame.progress().update() > 80);
        me.tell(id, new Command.Pause());
        frames.until(watch, frame -> frame.status() == Status.PAUSED);
        watch.restart();
        Frame last = frames.until(watch, frame -> frame.series().from() == 0);
        Trainer alone = new Trainer(edit.applyTo(deep));
        while (alone.update() < last.progress().update()) {
            alone.step(Needs.NOTHING);
        }
        assertThat(last.fingerprint()).isEqualTo(alone.fingerprint());
        assertThat(last.series().rows())
                .usingRecursiveComparison()
                .isEqualTo(alone.history().rows());
    }

    @Test
    void aDivergedRunStopsAndPlayBeginsItAgain() throws Exception {
        Guest.Visit run = me.visit(Cards.find("p10").orElseThrow().start().experiment());
        run.tell(new Command.Play());
        Frame end = run.until(f -> f.status() == Status.DIVERGED);
        assertThat(end.divergence()).isNotNull();
        run.tell(new Command.SetPace(new Pace(1)));
        run.tell(new Command.Play());
        Frame again = run.until(f -> f.incarnation() > end.incarnation());
        assertThat(again.divergence()).isNull();
    }
}
