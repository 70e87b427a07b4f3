package downhill.run;

import static org.assertj.core.api.Assertions.assertThat;

import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.run.RunRecord.Checkpoint;
import downhill.run.RunRecord.TakenOver;
import downhill.support.Databases;
import downhill.train.Edit;
import downhill.train.Recording;
import downhill.train.SetWeight;
import downhill.train.Status;
import downhill.train.WeightAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same on H2 in a file and on a real PostgreSQL. */
class RunRecordsTest {
    private static final Experiment RINGS = Cards.first();
    private static final Recording NEW = new Recording(RINGS, List.of());
    private static final Instant NOW = Instant.parse("2030-01-02T03:04:05.678Z");
    private static final RunState READY = state(Status.READY, NOW);
    private static final RunState PAUSED = state(Status.PAUSED, NOW.plusSeconds(9));

    private final RunId id = RunId.random();
    private final Owner owner = Owner.random();

    @ParameterizedTest
    @EnumSource
    void whatWasCreatedIsFoundAsItWas(Databases kind) throws Exception {
        RunRecords records = records(kind);
        RunState state =
                new RunState(new Pace(12.5), Status.TRAINING, 3, new WeightAddress("2.weight", 1, 4), 77, 12, NOW);
        Recording recording =
                new Recording(RINGS, List.of(rate(0, "0.5"), rate(7, "\"\u00e9\ud83d\ude80\""), weight()));
        records.create(id, owner, recording, state);
        RunRecord found = records.find(id).orElseThrow();
        assertThat(found.id()).isEqualTo(id);
        assertThat(found.owner()).isEqualTo(owner.hash());
        assertThat(found.state()).isEqualTo(state);
        assertThat(found.epoch()).isEqualTo(RunRecords.FIRST_EPOCH);
        assertThat(found.created()).isEqualTo(NOW);
        assertThat(found.recording()).isEqualTo(recording);
    }

    @ParameterizedTest
    @EnumSource
    void theSecretOfTheOwnerIsNotKept(Databases kind) {
        records(kind).create(id, owner, NEW, READY);
        assertThat(kind.shared()
                        .jdbc()
                        .sql("select * from run where id = ?")
                        .param(id.value())
                        .query()
                        .listOfRows())
                .hasSize(1)
                .asString()
                .contains(owner.hash().value())
                .doesNotContain(owner.secret());
    }

    @ParameterizedTest
    @EnumSource
    void anUnknownRunIsNeitherFoundNorTakenOverNorWritten(Databases kind) {
        RunRecords records = records(kind);
        assertThat(records.find(id)).isEmpty();
        assertThat(records.takeOver(id)).isEmpty();
        assertThat(records.append(id, 1, 0, rate(0, "1"), NOW)).isFalse();
        assertThat(records.save(id, 1, READY)).isFalse();
        assertThat(records.save(id, 1, READY, checkpoint(5, 10))).isFalse();
        assertThat(records.begin(id, 1, RINGS, READY)).isFalse();
        assertThat(records.forget(id, 1)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void editsComeBackInOrderAndALaterOneMayReplaceTheLast(Databases kind) {
        RunRecords records = records(kind);
        records.create(id, owner, NEW, READY);
        assertThat(records.append(id, 1, 0, rate(10, "0.1"), NOW)).isTrue();
        assertThat(records.append(id, 1, 1, rate(20, "0.2"), NOW)).isTrue();
        assertThat(records.append(id, 1, 1, rate(20, "0.3"), NOW.plusSeconds(1)))
                .isTrue();
        assertThat(records.append(id, 1, 2, rate(20, "0.4"), NOW.plusSeconds(2)))
                .isTrue();
        RunRecord found = records.find(id).orElseThrow();
        assertThat(found.journal()).containsExactly(rate(10, "0.1"), rate(20, "0.3"), rate(20, "0.4"));
        assertThat(found.state().used()).isEqualTo(NOW.plusSeconds(2));
    }

    @ParameterizedTest
    @EnumSource
    void anEditLongerThanAColumnTakesComesBackWhole(Databases kind) {
        RunRecords records = records(kind);
        records.create(id, owner, NEW, READY);
        // Characters of two code units, so that every cut at an odd place would halve one.
        String json = "\"x" + "\ud83d\ude80".repeat(600_000) + "\"";
        assertThat(records.append(id, 1, 0, rate(3, json), NOW)).isTrue();
        assertThat(records.append(id, 1, 1, rate(4, "1"), NOW)).isTrue();
        assertThat(records.find(id).orElseThrow().journal()).containsExactly(rate(3, json), rate(4, "1"));
    }

    @ParameterizedTest
    @EnumSource
    void aTakeoverGivesTheLastCheckpointAndTheJournalUpToNow(Databases kind) {
        RunRecords records = records(kind);
        records.create(id, owner, NEW, READY);
        assertThat(records.takeOver(id).orElseThrow().checkpoint()).isNull();
        Checkpoint small = checkpoint(100, 1);
        Checkpoint large = checkpoint(200, 3_000_000);
        assertThat(records.save(id, 2, PAUSED, large)).isTrue();
        assertThat(records.save(id, 2, PAUSED, small)).isTrue();
        assertThat(records.save(id, 2, PAUSED, large)).isTrue();
        assertThat(records.append(id, 2, 0, rate(210, "0.2"), NOW.plusSeconds(10)))
                .isTrue();
        TakenOver taken = records.takeOver(id).orElseThrow();
        assertThat(taken.run().epoch()).isEqualTo(3);
        assertThat(taken.run().state().status()).isEqualTo(Status.PAUSED);
        assertThat(taken.run().journal()).containsExactly(rate(210, "0.2"));
        assertThat(taken.checkpoint().update()).isEqualTo(200);
        assertThat(taken.checkpoint().at()).isEqualTo(large.at());
        assertThat(taken.checkpoint().bytes()).isEqualTo(large.bytes());
    }

    @ParameterizedTest
    @EnumSource
    void whoeverLostARunCanWriteNothingAnyMore(Databases kind) {
        RunRecords records = records(kind);
        records.create(id, owner, NEW, READY);
        assertThat(records.save(id, 1, PAUSED, checkpoint(50, 1000))).isTrue();
        records.takeOver(id);
        RunRecord before = records.find(id).orElseThrow();
        assertThat(records.append(id, 1, 0, rate(60, "0.9"), NOW.plusSeconds(60)))
                .isFalse();
        assertThat(records.save(id, 1, state(Status.TRAINING, NOW.plusSeconds(60))))
                .isFalse();
        assertThat(records.save(id, 1, READY, checkpoint(70, 2000))).isFalse();
        assertThat(records.begin(id, 1, RINGS, READY)).isFalse();
        assertThat(records.forget(id, 1)).isFalse();
        assertThat(records.find(id)).hasValue(before);
        TakenOver now = records.takeOver(id).orElseThrow();
        assertThat(now.checkpoint().update()).isEqualTo(50);
        assertThat(now.checkpoint().bytes()).hasSize(1000);
    }

    @ParameterizedTest
    @EnumSource
    void takeoversAtOnceGiveDistinctEpochsAndOnlyTheLastMayWrite(Databases kind) throws Exception {
        RunRecords records = records(kind);
        records.create(id, owner, NEW, READY);
        Callable<List<Long>> taking = () -> {
            List<Long> epochs = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                epochs.add(records.takeOver(id).orElseThrow().run().epoch());
            }
            return epochs;
        };
        List<Long> epochs = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (Future<List<Long>> each : threads.invokeAll(Collections.nCopies(4, taking))) {
                epochs.addAll(each.get());
            }
        }
        assertThat(epochs)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(2, 41).boxed().toList());
        assertThat(epochs.stream().filter(epoch -> records.save(id, epoch, READY)))
                .containsExactly(41L);
    }

    @ParameterizedTest
    @EnumSource
    void noEditOfTheOneBeforeGetsInOnceATakeoverHasRead(Databases kind) throws Exception {
        RunRecords records = records(kind);
        records.create(id, owner, NEW, READY);
        try (var threads = Executors.newFixedThreadPool(1)) {
            Future<Integer> zombie = threads.submit(() -> {
                int written = 0;
                while (records.append(id, 1, written, rate(written, "0.1"), NOW)) {
                    written++;
                }
                return written;
            });
            while (records.find(id).orElseThrow().journal().size() < 5) {
                Thread.onSpinWait();
            }
            TakenOver taken = records.takeOver(id).orElseThrow();
            assertThat(taken.run().journal()).hasSize(zombie.get());
            assertThat(records.find(id).orElseThrow().journal())
                    .isEqualTo(taken.run().journal());
        }
    }

    @ParameterizedTest
    @EnumSource
    void beginningAnewDropsEditsAndCheckpoint(Databases kind) throws Exception {
        RunRecords records = records(kind);
        records.create(id, owner, NEW, READY);
        records.append(id, 1, 0, rate(10, "0.1"), NOW);
        records.save(id, 1, PAUSED, checkpoint(20, 100));
        Experiment other = RINGS.withSeed(99);
        RunState again = new RunState(Pace.MAXIMUM, Status.READY, 1, null, 0, RunState.NO_GOAL, NOW.plusSeconds(3));
        assertThat(records.begin(id, 1, other, again)).isTrue();
        TakenOver taken = records.takeOver(id).orElseThrow();
        assertThat(taken.checkpoint()).isNull();
        assertThat(taken.run().recording()).isEqualTo(new Recording(other, List.of()));
        assertThat(taken.run().state()).isEqualTo(again);
        assertThat(taken.run().created()).isEqualTo(NOW);
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhatTrainsCanBePaused(Databases kind) {
        RunRecords records = records(kind);
        records.create(id, owner, NEW, state(Status.TRAINING, NOW));
        assertThat(records.pause(id)).isTrue();
        assertThat(records.find(id).orElseThrow().state()).isEqualTo(state(Status.PAUSED, NOW));
        records.save(id, 1, state(Status.FINISHED, NOW));
        assertThat(records.pause(id)).isFalse();
        assertThat(records.find(id).orElseThrow().state().status()).isEqualTo(Status.FINISHED);
        assertThat(records.pause(RunId.random())).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void theRunsThatWereTrainingAreListedLastUsedFirst(Databases kind) {
        RunRecords records = records(kind);
        RunId older = RunId.random();
        RunId paused = RunId.random();
        Instant future = NOW.plusSeconds(1_000_000);
        records.create(older, owner, NEW, state(Status.TRAINING, future));
        records.create(paused, owner, NEW, state(Status.PAUSED, future));
        records.create(id, owner, NEW, READY);
        records.save(id, 1, state(Status.TRAINING, future.plusSeconds(1)));
        assertThat(records.training(2)).containsExactly(id, older);
        assertThat(records.training(1000)).doesNotContain(paused);
        records.save(id, 1, state(Status.FINISHED, future.plusSeconds(2)));
        records.save(older, 1, state(Status.PAUSED, future.plusSeconds(2)));
        assertThat(records.training(1000)).doesNotContain(id, older);
    }

    @ParameterizedTest
    @EnumSource
    void countsRunsOfAnOwnerAndOfAll(Databases kind) {
        RunRecords records = records(kind);
        int before = records.count();
        records.create(id, owner, NEW, READY);
        records.create(RunId.random(), owner, NEW, READY);
        records.create(RunId.random(), Owner.random(), NEW, READY);
        assertThat(records.count(owner)).isEqualTo(2);
        assertThat(records.count()).isEqualTo(before + 3);
        assertThat(records.forget(id, 1)).isTrue();
        assertThat(records.count(owner)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsForgottenLeavesNothingBehind(Databases kind) {
        RunRecords records = records(kind);
        RunId old = RunId.random();
        RunId training = RunId.random();
        Instant longAgo = Instant.parse("2001-01-01T00:00:00Z");
        records.create(id, owner, NEW, READY);
        records.create(old, owner, NEW, state(Status.PAUSED, longAgo));
        records.create(training, owner, NEW, state(Status.TRAINING, longAgo));
        records.append(id, 1, 0, rate(1, "1"), NOW);
        records.save(id, 1, READY, checkpoint(1, 10));
        records.save(old, 1, state(Status.PAUSED, longAgo), checkpoint(1, 600_000));
        assertThat(records.forget(id, 1)).isTrue();
        assertThat(records.forgetUnusedSince(longAgo)).isZero();
        assertThat(records.forgetUnusedSince(longAgo.plusMillis(1))).isEqualTo(1);
        assertThat(records.find(training)).isPresent();
        for (RunId gone : List.of(id, old)) {
            assertThat(records.find(gone)).isEmpty();
            for (String table : List.of("run_recording", "run_checkpoint_part")) {
                assertThat(kind.shared()
                                .jdbc()
                                .sql("select count(*) from " + table + " where run_id = ?")
                                .param(gone.value())
                                .query(Integer.class)
                                .single())
                        .isZero();
            }
        }
        records.forget(training, 1);
    }

    private static RunRecords records(Databases kind) {
        return new RunRecords(kind.shared());
    }

    private static RunState state(Status status, Instant used) {
        return new RunState(Pace.MAXIMUM, status, 0, null, 5, RunState.NO_GOAL, used);
    }

    private static Recording.Entry rate(long update, String json) {
        return new Recording.Entry(update, new Edit.Change("training.learning_rate", json));
    }

    private static Recording.Entry weight() {
        return new Recording.Entry(7, new SetWeight(new WeightAddress("2.weight", 1, 4), 1.0 / 3));
    }

    private static Checkpoint checkpoint(long update, int length) {
        byte[] bytes = new byte[length];
        new Random(update).nextBytes(bytes);
        return new Checkpoint(update, NOW.plusSeconds(update), bytes);
    }
}
