package downhill.ui;

import com.vaadin.flow.component.UI;
import downhill.choice.Problem;
import downhill.experiment.Experiment;
import downhill.run.Command;
import downhill.run.Owner;
import downhill.run.Pace;
import downhill.run.Reply;
import downhill.run.RunId;
import downhill.run.Runs;
import downhill.train.Edit;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Begins runs of the owner of a page beside the one that it shows.
 *
 * @param refused hears, under the page's lock, why there is none
 */
record NewRuns(Runs runs, Consumer<List<Problem>> refused) {

    /** One that leaves another at an update, with an edit made there; null for none. */
    void fork(RunId from, long update, @Nullable Edit edit, Owner owner, Pace pace, Consumer<RunId> then) {
        take(runs.fork(from, update, edit, owner, pace), then);
    }

    /** One that stands at its start. */
    void start(Experiment experiment, Owner owner, Pace pace, Consumer<RunId> then) {
        take(runs.start(owner, experiment, pace), then);
    }

    /** One of this owner that nobody looks at any more, begun anew; another one where that is gone. */
    void again(RunId id, Experiment experiment, Owner owner, Pace pace, Consumer<RunId> then) {
        Runnable instead = () -> start(experiment, owner, pace, then);
        new Answers(UI.getCurrent(), instead).take(runs.command(id, owner, new Command.Restart(experiment)), reply -> {
            if (reply instanceof Reply.Done) {
                then.accept(id);
            } else {
                instead.run();
            }
        });
    }

    private void take(CompletionStage<Reply> answer, Consumer<RunId> then) {
        Runnable failed = () -> refused.accept(List.of(Problem.of("", "failed")));
        new Answers(UI.getCurrent(), failed).take(answer, reply -> {
            switch (reply) {
                case Reply.Done(var info) -> then.accept(info.id());
                case Reply.Queued(RunId id, int _) -> then.accept(id);
                case Reply.Refused(List<Problem> problems) -> refused.accept(problems);
                default -> failed.run();
            }
        });
    }
}
