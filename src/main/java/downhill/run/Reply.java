package downhill.run;

import downhill.choice.Problem;
import downhill.train.GradientCheck;
import downhill.train.Recording;
import java.util.List;

/** What became of a request about a run. */
public sealed interface Reply {

    /** It was done; so the run is now. */
    record Done(RunInfo info) implements Reply {}

    /** A gradient was checked; so the run is now. */
    record Checked(RunInfo info, GradientCheck check) implements Reply {}

    /**
     * How a run came where it stands.
     *
     * @param recording that leads there
     * @param update updates made
     * @param fingerprint of all that it is made of, SHA-256 in hex
     */
    record Recalled(RunInfo info, Recording recording, long update, String fingerprint) implements Reply {}

    /**
     * What the weights of a run are.
     *
     * @param json the experiment and its weights, as {@link downhill.export.WeightsJson} writes them
     */
    record Weighed(RunInfo info, String json) implements Reply {}

    /** It was not done, and nothing was changed. */
    record Refused(List<Problem> problems) implements Reply {
        public Refused {
            problems = List.copyOf(problems);
        }

        /** For one reason, which is in no single field. */
        static Refused of(String code, Object... numbers) {
            return new Refused(List.of(Problem.of("", code, numbers)));
        }
    }

    /**
     * The server is full, and the run waits: it starts by itself when its turn has come, as long as somebody asks for it
     * with {@link Runs#find} every few seconds.
     *
     * @param place in the queue, from 1
     */
    record Queued(RunId id, int place) implements Reply {}

    /** There is no such run (any more). */
    record Unknown() implements Reply {}

    /** The run belongs to somebody else. */
    record Foreign() implements Reply {}
}
