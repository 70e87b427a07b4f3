package downhill.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.run.Passage.Arrival;
import downhill.train.Edit;
import downhill.train.Recording;
import downhill.train.Status;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The way of a new run to a moment that somebody else had. */
class PassageTest {
    private static final Experiment RINGS = Cards.first();
    private static final Edit FASTER = new Edit.Change("training.learning_rate", "0.07");
    private static final Recording EDITED = new Recording(RINGS, List.of(new Recording.Entry(20, FASTER)));

    private final LocalRuns runs = TestLimits.runs(TestLimits.patient());
    private final Guest author = new Guest(runs);
    private final Guest reader = new Guest(runs);

    @AfterEach
    void stop() {
        runs.close();
    }

    private static Arrival end(Passage passage) throws Exception {
        return passage.end().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static String code(Reply reply) {
        return ((Reply.Refused) reply).problems().getFirst().code();
    }

    @Test
    void whatOneRunRecallsAnotherOwnersRunComesToWithTheSameNumbers() throws Exception {
        Guest.Visit run = author.visit(RINGS);
        run.tell(new Command.OneEpoch());
        run.until(frame -> frame.status() == Status.PAUSED);
        run.tell(new Command.Change(FASTER));
        run.tell(new Command.OneUpdate());
        Reply.Recalled recalled = (Reply.Recalled) reader.tell(run.id(), new Command.Recall());
        assertThat(recalled.recording().journal()).hasSize(1);
        assertThat(recalled.fingerprint())
                .isEqualTo(recalled.recording().replay(recalled.update()).fingerprint());

        Arrival arrival = end(reader.travel(recalled.recording(), recalled.update()));
        assertThat(arrival.update()).isEqualTo(recalled.update());
        assertThat(arrival.fingerprint()).isEqualTo(recalled.fingerprint());
        RunInfo info = ((Reply.Done) arrival.reply()).info();
        assertThat(info.status()).isEqualTo(Status.PAUSED);
        assertThat(info.edits()).isEqualTo(1);
        Reply.Recalled there = (Reply.Recalled) reader.tell(info.id(), new Command.Recall());
        assertThat(there.fingerprint()).isEqualTo(recalled.fingerprint());
        assertThat(there.recording()).isEqualTo(recalled.recording());
    }

    @Test
    void theWayIsToldAndCanBeLeftAndThenThereIsNoRunAndNothingIsHeld() throws Exception {
        Passage passage = reader.travel(EDITED, 1_000_000);
        await().atMost(Duration.ofSeconds(20)).until(() -> passage.progress() > 0.001);
        assertThat(passage.progress()).isLessThan(1);
        passage.cancel();
        assertThat(code(end(passage).reply())).isEqualTo("replay_cancelled");
        await().atMost(Duration.ofSeconds(20)).until(() -> runs.studio().room().used() == 0);
        assertThat(runs.live()).isEmpty();
    }

    @Test
    void whatIsTooFarIsRefusedWithTheNumberBeforeAnythingIsMade() throws Exception {
        Passage passage = reader.travel(EDITED, 1_000_001);
        Reply.Refused refused = (Reply.Refused) end(passage).reply();
        assertThat(refused.problems().getFirst().args()).containsExactly(1_000_001L, 1_000_000L);
        assertThat(code(refused)).isEqualTo("limit_replay");
        assertThat(runs.studio().room().used()).isZero();
    }

    @Test
    void aRecordingWithAnEditThatIsNoneOfItsOwnIsRefused() throws Exception {
        Edit broken = new Edit.Change("training.learning_rate", "-1");
        Arrival arrival = end(reader.travel(new Recording(RINGS, List.of(new Recording.Entry(5, broken))), 50));
        assertThat(arrival.reply()).isInstanceOf(Reply.Refused.class);
    }

    @Test
    void aRunThatEndsBeforeStandsWhereItEnds() throws Exception {
        Experiment two = RINGS.withTraining(RINGS.training().withEpochs(2));
        Recording recording = new Recording(two, List.of());
        Arrival arrival = end(reader.travel(recording, 5000));
        assertThat(arrival.update()).isLessThan(5000);
        assertThat(arrival.fingerprint()).isEqualTo(recording.replay(5000).fingerprint());
        assertThat(((Reply.Done) arrival.reply()).info().status()).isEqualTo(Status.FINISHED);
    }
}
