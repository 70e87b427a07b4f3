package downhill.run;

import downhill.experiment.Experiment;
import downhill.run.RunRecord.TakenOver;
import downhill.train.Recording;
import downhill.train.Trainer;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Makes the runs of one server, new ones and those that come back.
 *
 * @param pool where they train
 * @param studio where their past is made again
 * @param moments room for what they know of it
 * @param keeper where they are kept
 * @param meters that count what they do
 */
record Maker(
        RunLimits limits,
        ExperimentLimits sizes,
        Pool pool,
        Studio studio,
        Room moments,
        Keeper keeper,
        RunMeters meters) {

    /** A run at update 0, which is kept before it is there. */
    CompletableFuture<@Nullable Run> create(RunId id, Owner owner, Experiment experiment, Pace pace) {
        RunState state = RunState.ready(pace, Instant.now());
        return keeper.ask(records -> {
                    records.create(id, owner, new Recording(experiment, List.of()), state);
                    return RunRecords.FIRST_EPOCH;
                })
                .thenCompose(epoch -> pool.ask(owner, () -> new Trainer(experiment))
                        .thenApply(trainer -> run(id, owner, new Journey(trainer, state, 0, moments), state, epoch)));
    }

    /** A run that is kept, where it stood, taken from whoever holds it; null if there is none. */
    CompletableFuture<@Nullable Run> revive(RunId id) {
        return keeper.ask(records -> records.takeOver(id))
                .thenCompose(taken -> taken.isEmpty()
                        ? CompletableFuture.<@Nullable Run>completedFuture(null)
                        : Revival.begin(taken.get(), pool).thenApply(revived -> run(taken.get(), revived)));
    }

    private Run run(TakenOver taken, Revival.Revived revived) {
        RunRecord kept = taken.run();
        Journey journey = new Journey(revived.trainer(), kept.state(), revived.work(), moments);
        return run(kept.id(), Owner.of(kept.owner()), journey, kept.state(), kept.epoch());
    }

    private Run run(RunId id, Owner owner, Journey journey, RunState state, long epoch) {
        Custody custody = new Custody(id, epoch, state, keeper, limits.checkpointEvery());
        return new Run(id, owner, new Drive(journey, state, sizes), custody, pool, studio, meters);
    }
}
