package downhill.run;

import downhill.choice.Problem;
import downhill.experiment.InvalidExperiment;
import downhill.run.RunRecord.Checkpoint;
import downhill.train.Recording;
import downhill.train.Snapshot;
import downhill.train.SnapshotCodec;
import downhill.train.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Begins runs that have a past: those that leave another run at one of its updates, and those of a recording. Such a run is
 * written down as if it had paused there, and then comes back like every run that is kept.
 */
final class Branching {
    private final RunLimits limits;
    private final ExperimentLimits sizes;
    private final Keeper keeper;
    private final Function<RunId, Optional<Run>> live;

    /** @param live the runs in memory: what they know of their past is of use */
    Branching(RunLimits limits, ExperimentLimits sizes, Keeper keeper, Function<RunId, Optional<Run>> live) {
        this.limits = limits;
        this.sizes = sizes;
        this.keeper = keeper;
        this.live = live;
    }

    /**
     * Begins a run of a recording.
     *
     * @param find brings it, here or elsewhere
     */
    CompletionStage<Reply> begin(
            RunId fresh,
            Owner owner,
            Recording recording,
            Branch branch,
            Function<RunId, CompletionStage<Reply>> find) {
        return begin(
                fresh, records -> write(records, fresh, owner, recording, branch, (_, _) -> Optional.empty()), find);
    }

    /** Begins a run of all that another one was made of. */
    CompletionStage<Reply> begin(
            RunId fresh, Owner owner, Snapshot at, Pace pace, Function<RunId, CompletionStage<Reply>> find) {
        Branch branch = new Branch(at.update(), null, pace);
        return begin(
                fresh,
                records -> write(records, fresh, owner, at.recording(), branch, (_, _) -> Optional.of(at)),
                find);
    }

    /** Begins a run that leaves another one. */
    CompletionStage<Reply> begin(
            RunId fresh, Owner owner, RunId from, Branch branch, Function<RunId, CompletionStage<Reply>> find) {
        return begin(fresh, records -> fork(records, fresh, owner, from, branch), find);
    }

    private CompletionStage<Reply> begin(
            RunId fresh, Function<RunRecords, Optional<Reply>> writing, Function<RunId, CompletionStage<Reply>> find) {
        return keeper.ask(writing)
                .thenCompose(refused -> refused.isPresent()
                        ? CompletableFuture.completedStage(refused.get())
                        : find.apply(fresh).thenApply(reply -> {
                            if (reply instanceof Reply.Refused) {
                                var _ = keeper.ask(records -> records.forget(fresh, RunRecords.FIRST_EPOCH));
                            }
                            return reply;
                        }));
    }

    private Optional<Reply> fork(RunRecords records, RunId fresh, Owner owner, RunId from, Branch branch) {
        // Every edit is written before it is made: what is kept is the whole journal.
        Optional<RunRecord> source = records.find(from);
        if (source.isEmpty()) {
            return Optional.of(new Reply.Unknown());
        }
        try {
            Recording recording = source.get().recording();
            return write(records, fresh, owner, recording, branch, (cut, update) -> near(records, from, cut, update));
        } catch (InvalidExperiment e) {
            return Optional.of(new Reply.Refused(e.problems()));
        }
    }

    /** Writes a new run; what there is against it. */
    private Optional<Reply> write(
            RunRecords records,
            RunId fresh,
            Owner owner,
            Recording recording,
            Branch branch,
            BiFunction<Recording, Long, Optional<Snapshot>> known) {
        long update = branch.update();
        try {
            Recording cut = recording.until(update, branch.edit());
            List<Problem> tooLarge = sizes.problems(cut.experiment());
            if (!tooLarge.isEmpty()) {
                return Optional.of(new Reply.Refused(tooLarge));
            }
            Snapshot near = update == 0 ? null : known.apply(cut, update).orElse(null);
            long most = Math.min(sizes.updates(), (near == null ? 0 : near.update()) + limits.replay());
            if (update < 0 || update > most) {
                return Optional.of(Reply.Refused.of("limit_replay", update, most));
            }
            write(records, fresh, owner, cut, state(branch), near);
            return Optional.empty();
        } catch (InvalidExperiment e) {
            return Optional.of(new Reply.Refused(e.problems()));
        }
    }

    private static void write(
            RunRecords records, RunId fresh, Owner owner, Recording cut, RunState state, @Nullable Snapshot near) {
        records.create(fresh, owner, cut, state);
        byte[] bytes = near == null ? new byte[0] : SnapshotCodec.write(near);
        if (near != null && bytes.length <= Checkpoint.MAX) {
            boolean _ = records.save(
                    fresh, RunRecords.FIRST_EPOCH, state, new Checkpoint(near.update(), Instant.now(), bytes));
        }
    }

    private static RunState state(Branch branch) {
        Status status = branch.update() == 0 ? Status.READY : Status.PAUSED;
        return new RunState(branch.pace(), status, 0, null, branch.update(), RunState.NO_GOAL, Instant.now());
    }

    /** What is known of a run that is nearest to an update: in memory, or else written down. */
    private Optional<Snapshot> near(RunRecords records, RunId from, Recording cut, long update) {
        Optional<Run> run = live.apply(from);
        Optional<Snapshot> moment = run.flatMap(each -> each.moments().before(update + 1, cut));
        return moment.isPresent()
                ? moment
                : records.checkpoint(from)
                        .filter(kept -> kept.update() <= update)
                        .flatMap(kept -> SnapshotCodec.read(kept.bytes(), cut.experiment()))
                        .filter(cut::covers);
    }
}
