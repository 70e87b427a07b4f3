package downhill.run;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.choice.Problem;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.support.Databases;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server may allow less than the engine. */
class ExperimentLimitsTest {
    private static final Experiment RINGS = Cards.first();
    private final LocalRuns runs = new LocalRuns(
            TestLimits.patient(),
            new ExperimentLimits(2, 4, 20, 10, 1, 10, 1, 30),
            Databases.H2.shared(),
            new SimpleMeterRegistry());
    private final Guest me = new Guest(runs);

    @AfterEach
    void stop() {
        runs.close();
    }

    @Test
    void everythingThatIsTooLargeIsNamedWithItsNumberAndTheLimit() throws Exception {
        Reply.Refused refused = (Reply.Refused) me.ask(RINGS);
        assertThat(refused.problems().stream().map(Problem::code))
                .contains("limit_rows", "limit_columns", "limit_units", "limit_parameters");
        assertThat(refused.problems()).allMatch(problem -> problem.args().size() == 2);
    }

    @Test
    void theDefaultsAllowEveryCard() {
        Cards.all()
                .forEach(card -> assertThat(
                                ExperimentLimits.ALL.problems(card.start().experiment()))
                        .isEmpty());
    }

    @Test
    void aRunEndsAfterAsManyUpdatesAsThereMayBe() throws Exception {
        LocalRuns brief = new LocalRuns(
                TestLimits.patient(),
                new ExperimentLimits(32, 1024, 200_000, 20_000, 128, 5_000_000, 200, 30),
                Databases.H2.shared(),
                new SimpleMeterRegistry());
        try {
            Guest guest = new Guest(brief);
            Guest.Visit run = guest.visit(RINGS);
            run.tell(new Command.Play());
            assertThat(run.until(frame -> frame.status() == downhill.train.Status.FINISHED)
                            .progress()
                            .update())
                    .isEqualTo(30);
            Reply.Refused refused = (Reply.Refused) run.tell(new Command.Play());
            assertThat(refused.problems()).containsExactly(Problem.of("", "limit_updates", 30L));
            assertThat(run.tell(new Command.Reset())).isInstanceOf(Reply.Done.class);
        } finally {
            brief.close();
        }
    }
}
