package downhill.ui;

import downhill.choice.Problem;
import downhill.run.Job;
import downhill.run.Jobs;
import downhill.run.Owner;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Has jobs done for a page, one at a time: the next one takes the place of the one before. */
final class LatestJob {
    private final Jobs jobs;
    private final Owner owner;
    private final Answers answers;
    private final Consumer<List<Problem>> refused;
    private Jobs.@Nullable Handle current;

    /** @param refused hears why a job was not done, under the page's lock */
    LatestJob(Jobs jobs, Owner owner, Answers answers, Consumer<List<Problem>> refused) {
        this.jobs = jobs;
        this.owner = owner;
        this.answers = answers;
        this.refused = refused;
    }

    /**
     * Begins a job; the one before is given up.
     *
     * @param done called under the page's lock when all of it is done
     */
    void begin(Job job, Runnable done) {
        stop();
        switch (jobs.submit(owner, job)) {
            case Jobs.Submitted.Refused(List<Problem> problems) -> refused.accept(problems);
            case Jobs.Submitted.Accepted(Jobs.Handle handle) -> {
                current = handle;
                answers.take(handle.end(), end -> ended(handle, end, done));
            }
        }
    }

    private void ended(Jobs.Handle handle, Jobs.End end, Runnable done) {
        if (!handle.equals(current)) {
            return;
        }
        current = null;
        if (end == Jobs.End.DONE) {
            done.run();
        } else {
            refused.accept(List.of(Problem.of("", "failed")));
        }
    }

    /** Whether a job is under way. */
    boolean isRunning() {
        return current != null;
    }

    /** How far the job that is under way has come, from 0 to 1. */
    double progress() {
        return current == null ? 1 : current.progress();
    }

    /** Gives up what is under way. */
    void stop() {
        if (current != null) {
            current.cancel();
            current = null;
        }
    }
}
