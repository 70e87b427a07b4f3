package downhill.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.train.Status;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many runs there may be, and what becomes of those that nobody watches. */
class RoomForRunsTest {
    private static final Experiment RINGS = Cards.first();
    private static final RunLimits LIMITS = new RunLimits(2, 3, 5, 50, Duration.ofMinutes(2), Duration.ofMinutes(30));

    private LocalRuns runs = new LocalRuns(LIMITS);
    private Guest me = new Guest(runs);

    @AfterEach
    void stop() {
        runs.close();
    }

    private void open(RunLimits limits) {
        runs.close();
        runs = new LocalRuns(limits);
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
        assertThat(me.find(second)).isInstanceOf(Reply.Unknown.class);
        me.watch(third, new Frames());
        RunId fifth = me.start(RINGS);
        me.watch(fifth, new Frames());
        Reply refused = me.ask(RINGS);
        assertThat(((Reply.Refused) refused).problems().getFirst().code()).isEqualTo("too_many_runs");
    }

    @Test
    void aFullServerSaysSo() throws Exception {
        for (int i = 0; i < LIMITS.total(); i++) {
            new Guest(runs).start(RINGS);
        }
        Reply reply = me.ask(RINGS);
        assertThat(((Reply.Refused) reply).problems().getFirst().code()).isEqualTo("server_full");
    }

    @Test
    void aRunThatNobodyWatchesPausesAndIsForgottenLater() throws Exception {
        open(new RunLimits(2, 3, 5, 50, Duration.ofMillis(50), Duration.ofSeconds(2)));
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
        open(new RunLimits(2, 3, 5, 50, Duration.ofMillis(300), Duration.ofMinutes(1)));
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
