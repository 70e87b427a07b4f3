package downhill.ui;

import downhill.choice.Problem;
import downhill.run.RunInfo;
import java.util.List;

/** Hears what became of the run that a page looks at; called under the page's lock. */
interface RunListener {
    /** The page now looks at this run. */
    void runOpened(RunInfo info);

    /** The server is full, and the run waits at this place, from 1; it will be opened by itself. */
    void runQueued(int place);

    /** The experiment changed here; {@code restarted} if the run began anew. */
    void experimentChanged(boolean restarted);

    /** The run has taken a command. */
    void runChanged(RunInfo info);

    /** Something was not done. */
    void refused(List<Problem> problems);
}
