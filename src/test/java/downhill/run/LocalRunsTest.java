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
import downhill.train.Status;
import downhill.train.Trainer;
import java.time.Duration;
import java.util.EnumSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LocalRunsTest {
    private static final Owner ME = Owner.random();
    private static final Experiment RINGS = Cards.first();
    private static final RunLimits LIMITS = new RunLimits(2, 3, 5, 50, Duration.ofMinutes(2), Duration.ofMinutes(30));

    private LocalRuns runs = new LocalRuns(LIMITS);

    @AfterEach
    void stop() {
        runs.close();
    }

    @Test
    void aNewRunIsReadyAtUpdateZeroAndItsFirstFrameShowsAll() throws Exception {
        Frames frames = new Frames();
        watch(start(RINGS), frames);
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
        RunId id = start(RINGS);
        Frames frames = new Frames();
        Watch watch = watch(id, frames);
        tell(id, new Command.Play());
        frames.until(watch, frame -> frame.progress().update() > 300);
        tell(id, new Command.Pause());
        Frame last = frames.until(watch, frame -> frame.status() == Status.PAUSED);
        Trainer alone = new Trainer(RINGS);
        while (alone.update() < last.progress().update()) {
            alone.step(Needs.NOTHING);
        }
        assertThat(last.fingerprint()).isEqualTo(alone.fingerprint());
    }

    @Test
    void oneUpdateMakesOneAndOneEpochEndsWithTheEpoch() throws Exception {
        RunId id = start(RINGS);
        Frames frames = new Frames();
        Watch watch = watch(id, frames);
        tell(id, new Command.OneUpdate());
        assertThat(frames.until(watch, f -> f.status() == Status.PAUSED)
                        .progress()
                        .update())
                .isEqualTo(1);
        tell(id, new Command.OneEpoch());
        Frame frame = frames.until(
                watch, f -> f.status() == Status.PAUSED && f.progress().update() > 1);
        assertThat(frame.progress().update()).isEqualTo(20);
        assertThat(frame.progress().epoch()).isEqualTo(1);
    }

    @Test
    void resetGoesBackToTheSameWeightsAndKeepsTheChoices() throws Exception {
        RunId id = start(RINGS);
        Frames frames = new Frames();
        Watch watch = watch(id, frames);
        Frame first = frames.until(watch, frame -> true);
        tell(id, new Command.OneEpoch());
        frames.until(watch, f -> f.status() == Status.PAUSED);
        tell(id, new Command.Change(new Edit.Change("training.learning_rate", "0.5")));
        Reply reply = tell(id, new Command.Reset());
        Frame again = frames.until(watch, f -> f.status() == Status.READY);
        assertThat(again.fingerprint()).isEqualTo(first.fingerprint());
        assertThat(again.incarnation()).isGreaterThan(first.incarnation());
        assertThat(again.series().from()).isZero();
        assertThat(((Reply.Done) reply).info().experiment().training().learningRate())
                .isEqualTo(0.5);
        assertThat(((Reply.Done) reply).info().edits()).isZero();
    }

    @Test
    void aWatcherThatAcknowledgesNothingGetsNoMoreThanItsCreditWhileTheRunTrainsOn() throws Exception {
        RunId id = start(RINGS);
        Frames silent = new Frames();
        Frames lively = new Frames();
        watch(id, silent);
        Watch watch = watch(id, lively);
        tell(id, new Command.Play());
        lively.until(watch, frame -> frame.progress().update() > 2000);
        assertThat(silent.waiting()).isEqualTo(2);
    }

    @Test
    void aWatcherThatLostTrackGetsTheWholeSeriesAgain() throws Exception {
        RunId id = start(RINGS);
        Frames frames = new Frames();
        Watch watch = watch(id, frames);
        tell(id, new Command.OneEpoch());
        Frame frame = frames.until(watch, f -> f.status() == Status.PAUSED);
        tell(id, new Command.OneUpdate());
        Frame next = frames.until(watch, f -> f.progress().update() == 21);
        assertThat(next.series().from()).isGreaterThan(0);
        watch.restart();
        Frame whole = frames.next();
        assertThat(whole.series().from()).isZero();
        assertThat(whole.series().rows()).hasSize(22);
        assertThat(whole.number()).isGreaterThan(frame.number());
    }

    @Test
    void onlyTheOwnerMayCommand() throws Exception {
        RunId id = start(RINGS);
        Reply reply = runs.command(id, Owner.random(), new Command.Play())
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
        assertThat(reply).isInstanceOf(Reply.Foreign.class);
        assertThat(info(id).status()).isEqualTo(Status.READY);
    }

    @Test
    void anUnknownRunSaysSoAndHasNoFrames() throws Exception {
        RunId unknown = RunId.random();
        assertThat(tell(unknown, new Command.Play())).isInstanceOf(Reply.Unknown.class);
        Frames frames = new Frames();
        watch(unknown, frames);
        assertThat(frames.isGone()).isTrue();
    }

    @Test
    void anIllegalChangeIsRefusedAndChangesNothing() throws Exception {
        RunId id = start(RINGS);
        Reply reply = tell(id, new Command.Change(new Edit.Change("training.learning_rate", "-1")));
        assertThat(((Reply.Refused) reply).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.path()).isEqualTo("training.learning_rate"));
        assertThat(info(id).experiment()).isEqualTo(RINGS);
    }

    @Test
    void anEditBeforeTheFirstUpdateMakesTheRunThatTheEditedExperimentAloneWouldBe() throws Exception {
        Experiment deep = Cards.find("p9").orElseThrow().start().experiment();
        Edit edit = new Edit.Change("training.batch", "{\"id\":\"mini_batch\",\"size\":100}");
        RunId id = start(deep);
        Reply reply = tell(id, new Command.Change(edit));
        assertThat(((Reply.Done) reply).info().edits()).isZero();
        Frames frames = new Frames();
        Watch watch = watch(id, frames);
        tell(id, new Command.Play());
        frames.until(watch, frame -> frame.progress().update() > 80);
        tell(id, new Command.Pause());
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
        RunId id = start(Cards.find("p10").orElseThrow().start().experiment());
        Frames frames = new Frames();
        Watch watch = watch(id, frames);
        tell(id, new Command.Play());
        Frame end = frames.until(watch, f -> f.status() == Status.DIVERGED);
        assertThat(end.divergence()).isNotNull();
        tell(id, new Command.SetPace(new Pace(1)));
        tell(id, new Command.Play());
        Frame again = frames.until(watch, f -> f.incarnation() > end.incarnation());
        assertThat(again.divergence()).isNull();
    }

    @Test
    void anOwnersUnusedRunMakesRoomButAWatchedOneDoesNot() throws Exception {
        RunId first = start(RINGS);
        watch(first, new Frames());
        RunId second = start(RINGS);
        RunId third = start(RINGS);
        start(RINGS);
        assertThat(find(first)).isInstanceOf(Reply.Done.class);
        assertThat(find(second)).isInstanceOf(Reply.Unknown.class);
        watch(third, new Frames());
        RunId fifth = start(RINGS);
        watch(fifth, new Frames());
        Reply refused =
                runs.start(ME, RINGS, Pace.MAXIMUM).toCompletableFuture().get(20, TimeUnit.SECONDS);
        assertThat(((Reply.Refused) refused).problems().getFirst().code()).isEqualTo("too_many_runs");
    }

    @Test
    void aFullServerSaysSo() throws Exception {
        for (int i = 0; i < LIMITS.total(); i++) {
            runs.start(Owner.random(), RINGS, Pace.MAXIMUM)
                    .toCompletableFuture()
                    .get(20, TimeUnit.SECONDS);
        }
        Reply reply = runs.start(ME, RINGS, Pace.MAXIMUM).toCompletableFuture().get(20, TimeUnit.SECONDS);
        assertThat(((Reply.Refused) reply).problems().getFirst().code()).isEqualTo("server_full");
    }

    @Test
    void aRunThatNobodyWatchesPausesAndIsForgottenLater() throws Exception {
        runs.close();
        runs = new LocalRuns(new RunLimits(2, 3, 5, 50, Duration.ofMillis(50), Duration.ofSeconds(2)));
        RunId id = start(RINGS);
        Watch watch = watch(id, new Frames());
        tell(id, new Command.Play());
        assertThat(info(id).status()).isEqualTo(Status.TRAINING);
        watch.close();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !(find(id) instanceof Reply.Done(RunInfo info)) || info.status() == Status.PAUSED);
        await().atMost(Duration.ofSeconds(20)).until(() -> find(id) instanceof Reply.Unknown);
    }

    @Test
    void aRunWhosePageVanishedWithoutAWordPausesToo() throws Exception {
        runs.close();
        runs = new LocalRuns(new RunLimits(2, 3, 5, 50, Duration.ofMillis(300), Duration.ofMinutes(1)));
        RunId id = start(RINGS);
        Frames frames = new Frames();
        Watch watch = watch(id, frames);
        tell(id, new Command.Play());
        frames.until(watch, frame -> frame.progress().update() > 100);
        await().atMost(Duration.ofSeconds(20)).until(() -> info(id).status() == Status.PAUSED);
    }

    @Test
    void manyRunsAtFullSpeedAllGetOn() throws Exception {
        RunId[] ids = {start(RINGS), start(RINGS), start(RINGS)};
        for (RunId id : ids) {
            tell(id, new Command.Play());
        }
        for (RunId id : ids) {
            Frames frames = new Frames();
            Watch watch = watch(id, frames);
            frames.until(watch, frame -> frame.progress().update() > 500);
        }
    }

    @Test
    void aTrainingRunMeasuresEverythingAgainAndAgainAndSaysOfWhichUpdate() throws Exception {
        RunId id = start(RINGS);
        Frames frames = new Frames();
        Watch watch = watch(id, frames);
        tell(id, new Command.Play());
        Frame first = frames.until(watch, f -> f.progress().update() > 100);
        for (Measurement part : Measurement.values()) {
            Frame later = frames.until(
                    watch, f -> f.look().measuredAt(part) > first.progress().update());
            assertThat(later.status()).isEqualTo(Status.TRAINING);
            assertThat(later.look().measuredAt(part))
                    .isLessThanOrEqualTo(later.progress().update());
            assertThat(later.progress().cpuSeconds()).isPositive();
        }
    }

    @Test
    void aPausedRunShowsEverythingOfItsVeryUpdate() throws Exception {
        RunId id = start(RINGS);
        Frames frames = new Frames();
        Watch watch = watch(id, frames);
        tell(id, new Command.Play());
        frames.until(watch, f -> f.progress().update() > 200);
        tell(id, new Command.Pause());
        Frame paused = frames.until(watch, f -> f.status() == Status.PAUSED);
        // The series has rows on a grid, which may have become coarse.
        for (Measurement part : EnumSet.complementOf(EnumSet.of(Measurement.SERIES, Measurement.SHARPNESS))) {
            assertThat(paused.look().measuredAt(part))
                    .as(part.name())
                    .isEqualTo(paused.progress().update());
        }
    }

    @Test
    void aSlowRunShowsEverythingOfEveryUpdate() throws Exception {
        RunId id = start(RINGS);
        Frames frames = new Frames();
        Watch watch = watch(id, frames);
        tell(id, new Command.SetPace(new Pace(5)));
        tell(id, new Command.Play());
        for (long update = 1; update <= 4; update++) {
            long wanted = update;
            Frame frame = frames.until(watch, f -> f.progress().update() >= wanted);
            for (Measurement part : EnumSet.complementOf(EnumSet.of(Measurement.SHARPNESS))) {
                assertThat(frame.look().measuredAt(part))
                        .as(part.name())
                        .isEqualTo(frame.progress().update());
            }
        }
    }

    private RunId start(Experiment experiment) throws Exception {
        Reply reply =
                runs.start(ME, experiment, Pace.MAXIMUM).toCompletableFuture().get(20, TimeUnit.SECONDS);
        return ((Reply.Done) reply).info().id();
    }

    private Reply tell(RunId id, Command command) throws Exception {
        return runs.command(id, ME, command).toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private Reply find(RunId id) throws Exception {
        return runs.find(id).toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private RunInfo info(RunId id) throws Exception {
        return ((Reply.Done) find(id)).info();
    }

    private Watch watch(RunId id, Frames frames) {
        return runs.watch(id, Interest.ALL, 2, frames);
    }
}
