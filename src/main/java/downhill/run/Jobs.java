package downhill.run;

import downhill.choice.Problem;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Does work for users in what the runs leave of the processors, as fair between owners as runs are. */
public interface Jobs {

    /** Begins a job soon, or refuses it where its owner has too many. */
    Submitted submit(Owner owner, Job job);

    /** What became of a job that was handed in. */
    sealed interface Submitted {

        /** It will be done. */
        record Accepted(Handle handle) implements Submitted {}

        /** It will not. */
        record Refused(List<Problem> problems) implements Submitted {
            public Refused {
                problems = List.copyOf(problems);
            }
        }
    }

    /** A hold on a job. */
    interface Handle {

        /** How far it has come, from 0 to 1. */
        double progress();

        /** Nanoseconds of a processor that it has taken. */
        long cost();

        /** No further piece is computed; nothing happens if it is over. */
        void cancel();

        /** How it ended. */
        CompletionStage<End> end();
    }

    /** How a job ends. */
    enum End {
        DONE,
        CANCELLED,
        FAILED
    }
}
