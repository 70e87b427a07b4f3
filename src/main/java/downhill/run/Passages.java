package downhill.run;

import downhill.choice.Problem;
import downhill.experiment.Footprint;
import downhill.run.Passage.Arrival;
import downhill.train.Recording;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Leads new runs to an update of a recording, with progress and cancel. The way is a job of this server; the run that comes of
 * it is written down there and then, and lives where every run may live.
 */
final class Passages {
    private final RunLimits limits;
    private final ExperimentLimits sizes;
    private final Studio studio;
    private final Branching branching;

    Passages(RunLimits limits, ExperimentLimits sizes, Studio studio, Branching branching) {
        this.limits = limits;
        this.sizes = sizes;
        this.studio = studio;
        this.branching = branching;
    }

    /**
     * Sets out.
     *
     * @param to the update, and the pace that the run has from there
     * @param find brings the run that is written, here or elsewhere
     */
    Passage begin(Owner owner, Recording recording, Branch to, Function<RunId, CompletionStage<Reply>> find) {
        List<Problem> problems = problems(recording, to.update());
        if (!problems.isEmpty()) {
            return new Under(Optional.empty(), refused(new Reply.Refused(problems)));
        }
        Retrace retrace = new Retrace(recording, to.update());
        return studio.begin(owner, retrace, Footprint.bytes(recording.experiment()))
                .map(handle -> new Under(
                        Optional.of(handle),
                        handle.end().thenCompose(end -> arrive(end, retrace, owner, to.pace(), find))))
                .orElseGet(() -> new Under(Optional.empty(), refused(Reply.Refused.of("replay_busy"))));
    }

    private List<Problem> problems(Recording recording, long update) {
        long most = Math.min(sizes.updates(), limits.replay());
        return update < 0 || update > most
                ? List.of(Problem.of("", "limit_replay", update, most))
                : sizes.problems(recording.experiment());
    }

    private CompletionStage<Arrival> arrive(
            Jobs.End end, Retrace retrace, Owner owner, Pace pace, Function<RunId, CompletionStage<Reply>> find) {
        Retrace.Point point = retrace.point();
        if (end == Jobs.End.DONE && point != null) {
            return branching
                    .begin(RunId.random(), owner, point.snapshot(), pace, find)
                    .thenApply(reply -> new Arrival(reply, point.snapshot().update(), point.fingerprint()));
        }
        return refused(
                switch (end) {
                    case DONE -> new Reply.Refused(retrace.problems());
                    case CANCELLED -> Reply.Refused.of("replay_cancelled");
                    case FAILED -> Reply.Refused.of("failed");
                });
    }

    private static CompletionStage<Arrival> refused(Reply.Refused reason) {
        return CompletableFuture.completedStage(Arrival.refused(reason));
    }

    /** One that is under way, or over. */
    private record Under(Optional<Jobs.Handle> handle, CompletionStage<Arrival> end) implements Passage {

        @Override
        public double progress() {
            return handle.map(Jobs.Handle::progress).orElse(0.0);
        }

        @Override
        public void cancel() {
            handle.ifPresent(Jobs.Handle::cancel);
        }
    }
}
