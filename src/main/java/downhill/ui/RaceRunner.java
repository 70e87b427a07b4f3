package downhill.ui;

import downhill.choice.Problem;
import downhill.experiment.Race;
import downhill.run.Job;
import downhill.run.Jobs;
import downhill.run.Owner;
import downhill.train.SurfaceRace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs the races of one page as jobs, one at a time: the next one takes the place of the one before. */
final class RaceRunner {
    private final Jobs jobs;
    private final Owner owner;
    private final Answers answers;
    private final Listener listener;
    private Jobs.@Nullable Handle current;

    RaceRunner(Jobs jobs, Owner owner, Answers answers, Listener listener) {
        this.jobs = jobs;
        this.owner = owner;
        this.answers = answers;
        this.listener = listener;
    }

    /** Begins a race; the one before is given up. */
    void begin(Race race) {
        stop();
        RaceJob job = new RaceJob(race);
        switch (jobs.submit(owner, job)) {
            case Jobs.Submitted.Refused(List<Problem> problems) -> listener.refused(problems);
            case Jobs.Submitted.Accepted(Jobs.Handle handle) -> {
                current = handle;
                answers.take(handle.end(), end -> ended(handle, end, job));
            }
        }
    }

    private void ended(Jobs.Handle handle, Jobs.End end, RaceJob job) {
        SurfaceRace run = job.run;
        if (!handle.equals(current)) {
            return;
        }
        current = null;
        if (end == Jobs.End.DONE && run != null) {
            listener.raced(job.race, run);
        } else {
            listener.refused(List.of(Problem.of("", "failed")));
        }
    }

    /** Whether a race is under way. */
    boolean isRacing() {
        return current != null;
    }

    /** Gives up what is under way. */
    void stop() {
        if (current != null) {
            current.cancel();
            current = null;
        }
    }

    /** Hears what became of a race; called under the page's lock. */
    interface Listener {
        /** It was run. */
        void raced(Race race, SurfaceRace run);

        /** It was not. */
        void refused(List<Problem> problems);
    }

    /** All of a race; read by the page only when it is over. */
    private static final class RaceJob implements Job {
        private final Race race;
        private @Nullable SurfaceRace run;

        RaceJob(Race race) {
            this.race = race;
        }

        @Override
        public boolean advance() {
            if (run == null) {
                run = new SurfaceRace(race);
            }
            return run.advance();
        }

        @Override
        public double progress() {
            return run == null ? 0 : (double) run.update() / SurfaceRace.MOST;
        }
    }
}
