package downhill.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import downhill.choice.Problem;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.train.Status;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many runs there may be, and what becomes of those that nobody watches. */
class RoomForRunsTest {
    private static final Experiment RINGS = Cards.first();
    private static final RunLimits LIMITS = TestLimits.patient();

    private LocalRuns runs = TestLimits.runs(LIMITS);
    private Guest me = new Guest(runs);

    @AfterEach
    void stop() {
        runs.close();
    }

    private void open(RunLimits limits) {
        runs.close();
        runs = TestLimits.runs(limits);
        me = new Guest(runs);
    }

    @Test
    void anOwnersUnusedRunMakesRoomButAWatchedOneDoesNot() throws Exception {
        RunId first = me.start(RINGS);
        me.watch(first, new Frames());
        RunId second = me.start(RINGS);
        RunId third = me.start(RINGS);
        me.start(RINGS);
        assertThat(me.find(first)).isInstanceOf(Reply.Done.class);
        assertThat(runs.live()).extracting(Run::id).contains(first, third).doesNotContain(second);
        me.watch(third, new Frames());
        RunId fifth = me.start(RINGS);
        me.watch(fifth, new Frames());
        Reply refused = me.ask(RINGS);
        assertThat(((Reply.Refused) refused).problems().getFirst().code()).isEqualTo("too_many_runs");
    }

    private void fill() throws Exception {
        for (int i = 0; i < LIMITS.total(); i++) {
            new Guest(runs).start(RINGS);
        }
    }

    @Test
    void aFullServerQueuesAndRefusesOnlyWhenTheQueueIsFullToo() throws Exception {
        fill();
        Reply.Queued first = (Reply.Queued) me.ask(RINGS);
        Reply.Queued second = (Reply.Queued) new Guest(runs).ask(RINGS);
        assertThat(first.place()).isEqualTo(1);
        assertThat(second.place()).isEqualTo(2);
        assertThat(((Reply.Queued) me.find(second.id())).place()).isEqualTo(2);
        assertThat(me.tell(first.id(), new Command.Play())).isInstanceOf(Reply.Queued.class);
        Reply refused = new Guest(runs).ask(RINGS);
        assertThat(((Reply.Refused) refused).problems())
                .containsExactly(Problem.of("", "server_full", TestLimits.TOTAL, TestLimits.QUEUE));
    }

    @Test
    void whoWaitsStartsByItselfWhenAPlaceBecomesFree() throws Exception {
        open(TestLimits.of(Duration.ofMillis(50), Duration.ofSeconds(1)));
        fill();
        RunId waiting = ((Reply.Queued) me.ask(RINGS)).id();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> me.find(waiting) instanceof Reply.Done(RunInfo info) && info.status() == Status.READY);
    }

    @Test
    void whoIsNotHeardOfHasLeftTheQueue() throws Exception {
        open(TestLimits.of(Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMillis(1), 1000));
        fill();
        RunId gone = ((Reply.Queued) me.ask(RINGS)).id();
        await().pollInterval(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(20))
                .until(() -> me.find(gone) instanceof Reply.Unknown);
    }

    @Test
    void aRunLargerThanTheRoomForAllIsRefusedWithBothNumbers() throws Exception {
        open(TestLimits.of(Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(1), 1));
        Problem problem = ((Reply.Refused) me.ask(RINGS)).problems().getFirst();
        assertThat(problem.code()).isEqualTo("run_too_large");
        assertThat(problem.args()).hasSize(2);
    }

    @Test
    void aRunThatNobodyWatchesPausesAndIsForgottenLater() throws Exception {
        open(TestLimits.of(Duration.ofMillis(50), Duration.ofSeconds(2)));
        Guest.Visit run = me.visit(RINGS);
        run.tell(new Command.Play());
        assertThat(me.info(run.id()).status()).isEqualTo(Status.TRAINING);
        run.leave();
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        !(me.find(run.id()) instanceof Reply.Done(RunInfo info)) || info.status() == Status.PAUSED);
        await().atMost(Duration.ofSeconds(20)).until(() -> me.find(run.id()) instanceof Reply.Unknown);
    }

    @Test
    void aRunWhosePageVanishedWithoutAWordPausesToo() throws Exception {
        open(TestLimits.of(Duration.ofMillis(300), Duration.ofMinutes(1)));
        Guest.Visit run = me.visit(RINGS);
        run.tell(new Command.Play());
        run.until(frame -> frame.progress().update() > 100);
        await().atMost(Duration.ofSeconds(20)).until(() -> me.info(run.id()).status() == Status.PAUSED);
    }

    @Test
    void manyRunsAtFullSpeedAllGetOn() throws Exception {
        RunId[] ids = {me.start(RINGS), me.start(RINGS), me.start(RINGS)};
        for (RunId id : ids) {
            me.tell(id, new Command.Play());
        }
        for (RunId id : ids) {
            Frames frames = new Frames();
            Watch watch = me.watch(id, frames);
            frames.until(watch, frame -> frame.progress().update() > 500);
        }
    }
}
