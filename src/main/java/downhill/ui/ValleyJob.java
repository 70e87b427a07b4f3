package downhill.ui;

import downhill.choice.Problem;
import downhill.experiment.InvalidExperiment;
import downhill.landscape.RunValley;
import downhill.run.Job;
import downhill.train.Recording;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The valley of a run; what it found is read only when the job is over. */
final class ValleyJob implements Job {
    private final Recording recording;
    private final long update;
    private @Nullable RunValley valley;
    private List<Problem> problems = List.of();

    ValleyJob(Recording recording, long update) {
        this.recording = recording;
        this.update = update;
    }

    @Override
    public boolean advance() {
        try {
            if (valley == null) {
                valley = new RunValley(recording, update);
            }
            return valley.advance();
        } catch (InvalidExperiment e) {
            problems = e.problems();
            return false;
        }
    }

    @Override
    public double progress() {
        return valley == null ? 0 : valley.progress();
    }

    /** What was found; nothing where the run cannot be made again. */
    Optional<RunValley> valley() {
        return problems.isEmpty() ? Optional.ofNullable(valley) : Optional.empty();
    }

    List<Problem> problems() {
        return problems;
    }
}
