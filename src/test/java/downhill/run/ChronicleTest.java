package downhill.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.support.Databases;
import downhill.train.Edit;
import downhill.train.Status;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the chronicle hears of a run. */
class ChronicleTest {
    private static final Experiment RINGS = Cards.first();

    private final List<Story> heard = new CopyOnWriteArrayList<>();
    private final Owner me = Owner.random();
    private LocalRuns runs = server(heard::add);

    @AfterEach
    void close() {
        runs.close();
    }

    private static LocalRuns server(Chronicle chronicle) {
        return new LocalRuns(
                TestLimits.patient(),
                ExperimentLimits.ALL,
                Databases.H2.shared(),
                new SimpleMeterRegistry(),
                chronicle);
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(20));
    }

    private RunId begin() throws Exception {
        Reply reply = runs.start(me, RINGS, Pace.MAXIMUM).toCompletableFuture().get(20, TimeUnit.SECONDS);
        return ((Reply.Done) reply).info().id();
    }

    private RunInfo tell(RunId run, Command command) throws Exception {
        Reply reply = runs.command(run, me, command).toCompletableFuture().get(20, TimeUnit.SECONDS);
        return ((Reply.Done) reply).info();
    }

    @Test
    void hearsOfARunWhenItFirstMovesAndWhenItStands() throws Exception {
        RunId run = begin();
        tell(run, new Command.Play());
        soon().until(() -> !heard.isEmpty());
        Story first = heard.getFirst();
        assertThat(first.owner()).isEqualTo(me);
        assertThat(first.experiment()).isEqualTo(RINGS);
        assertThat(first.updates()).isPositive();
        assertThat(first.rows()).isNotEmpty();
        tell(run, new Command.Pause());
        soon().until(() -> heard.getLast().status() == Status.PAUSED);
        assertThat(heard.getLast().run()).isEqualTo(first.run());
        // Told at first and at the end, not with every write in between.
        assertThat(heard).hasSizeLessThan(5);
    }

    @Test
    void hearsNothingOfARunThatNeverMoves() throws Exception {
        RunId run = begin();
        tell(run, new Command.Change(new Edit.Change("training.learning_rate", "0.5")));
        runs.close();
        assertThat(heard).isEmpty();
    }

    @Test
    void hearsOfTheExperimentThatAnEditMakesAndOfANewBeginning() throws Exception {
        RunId run = begin();
        tell(run, new Command.OneUpdate());
        soon().until(() -> heard.size() == 1);
        tell(run, new Command.Change(new Edit.Change("training.learning_rate", "0.5")));
        tell(run, new Command.OneUpdate());
        soon().until(() -> heard.getLast().edits() == 1);
        assertThat(heard.getLast().experiment().training().learningRate()).isEqualTo(0.5);
        tell(run, new Command.Reset());
        tell(run, new Command.OneUpdate());
        soon().until(() -> heard.getLast().edits() == 0);
        assertThat(heard.getLast().run()).isNotEqualTo(heard.getFirst().run());
    }

    @Test
    void hearsHowFarARunCameBeforeItBeginsAnew() throws Exception {
        RunId run = begin();
        tell(run, new Command.Play());
        soon().until(() -> !heard.isEmpty());
        tell(run, new Command.Restart(RINGS.withSeed(7)));
        soon().until(() -> heard.size() == 2);
        assertThat(heard.getLast().experiment()).isEqualTo(RINGS);
        assertThat(heard.getLast().run()).isEqualTo(heard.getFirst().run());
        assertThat(heard.getLast().status()).isEqualTo(Status.PAUSED);
        assertThat(heard.getLast().updates()).isGreaterThan(heard.getFirst().updates());
    }

    @Test
    void hearsOfARunThatComesBackOnlyWhenItMoves() throws Exception {
        RunId run = begin();
        tell(run, new Command.OneUpdate());
        soon().until(() -> heard.size() == 1);
        runs.close();
        heard.clear();
        runs = server(heard::add);
        Reply reply = runs.find(run).toCompletableFuture().get(20, TimeUnit.SECONDS);
        assertThat(reply).isInstanceOf(Reply.Done.class);
        runs.release(run).toCompletableFuture().get(20, TimeUnit.SECONDS);
        assertThat(heard).isEmpty();
        tell(run, new Command.OneUpdate());
        soon().until(() -> heard.size() == 1 && heard.getLast().updates() == 2);
    }

    @Test
    void aChronicleThatFailsKeepsNoRunFromBeingWritten() throws Exception {
        runs.close();
        runs = server(_ -> {
            throw new IllegalStateException("full");
        });
        RunId run = begin();
        tell(run, new Command.OneUpdate());
        runs.close();
        runs = server(heard::add);
        tell(run, new Command.OneUpdate());
        soon().until(() -> !heard.isEmpty() && heard.getLast().updates() == 2);
    }
}
