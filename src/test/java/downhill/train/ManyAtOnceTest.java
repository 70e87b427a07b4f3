package downhill.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Runs beside each other share nothing. */
class ManyAtOnceTest {
    private static final int THREADS = 8;
    private static final int ROUNDS = 5;

    @Test
    void aHundredRunsInEightThreadsHaveTheFingerprintsThatEachHasAlone() throws Exception {
        List<FixedRun> runs = FixedRun.all();
        List<String> alone = new ArrayList<>();
        for (FixedRun run : runs) {
            alone.add(run.train(run.updates()));
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(THREADS)) {
            List<Future<String>> together = new ArrayList<>();
            for (int i = 0; i < ROUNDS * runs.size(); i++) {
                FixedRun run = runs.get(i % runs.size());
                together.add(pool.submit(() -> run.train(run.updates())));
            }
            for (int i = 0; i < together.size(); i++) {
                assertThat(together.get(i).get())
                        .as(runs.get(i % runs.size()).name())
                        .isEqualTo(alone.get(i % runs.size()));
            }
        }
    }

    @Test
    void runsThatTakeTurnsInOneThreadDoNotMeetEither() throws Exception {
        List<FixedRun> runs = FixedRun.all();
        List<Trainer> turns = new ArrayList<>();
        for (FixedRun run : runs) {
            turns.add(new Trainer(run.experiment()));
        }
        for (int update = 0; update < 30; update++) {
            turns.forEach(trainer -> trainer.step(Needs.NOTHING));
        }
        for (int i = 0; i < runs.size(); i++) {
            Trainer alone = CardRuns.afterUpdates(runs.get(i).experiment(), 30);
            Twins.same(turns.get(i), alone);
        }
    }
}
