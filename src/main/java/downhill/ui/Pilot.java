package downhill.ui;

import com.vaadin.flow.component.UI;
import downhill.choice.Problem;
import downhill.experiment.Experiment;
import downhill.experiment.InvalidExperiment;
import downhill.experiment.Validation;
import downhill.run.Command;
import downhill.run.Owner;
import downhill.run.Pace;
import downhill.run.Reply;
import downhill.run.RunId;
import downhill.run.RunInfo;
import downhill.run.Runs;
import downhill.train.Edit;
import downhill.train.GradientCheck;
import downhill.train.SetWeight;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One page's hold on a run: turns what a person does into commands, and starts a run where there is none, where it is
 * gone, or where it belongs to somebody else.
 *
 * <p>Used under the page's lock only; answers come back through {@link UI#access}.
 */
final class Pilot {
    private static final int MAX_WAITING = 64;
    private static final long ASK_AGAIN_MILLIS = 1000;

    private final Answers answers;
    private final Runs runs;
    private final Owner owner;
    private final RunListener listener;
    private final Queue<Command> waiting = new ArrayDeque<>();
    private Experiment experiment;
    private Pace pace;
    private @Nullable RunId id;
    private @Nullable Travel travel;
    private boolean starting;
    private boolean left;

    /** @param onTheWay hears how a run comes to the moment that the link leads to */
    Pilot(UI ui, Runs runs, Owner owner, Opening opening, RunListener listener, Travel.Listener onTheWay) {
        answers = new Answers(ui, this::failed);
        travel = opening.destination()
                .map(to -> new Travel(runs, owner, to, opening.pace(), onTheWay))
                .orElse(null);
        this.runs = runs;
        this.owner = owner;
        experiment = opening.experiment();
        pace = opening.pace();
        this.listener = listener;
    }

    /** The experiment as the page shows it. */
    Experiment experiment() {
        return experiment;
    }

    Pace pace() {
        return pace;
    }

    /** The run this page looks at, if there is one yet. */
    Optional<RunId> id() {
        return Optional.ofNullable(id);
    }

    /** Looks at a run that exists, or starts one. */
    void open(Optional<RunId> wanted) {
        if (wanted.isEmpty()) {
            start();
            return;
        }
        starting = true;
        ask(wanted.get());
    }

    private void ask(RunId wanted) {
        answer(runs.find(wanted), reply -> {
            if (!arrived(reply)) {
                start();
            }
        });
    }

    /** Whether there is a run, or a place for one. */
    private boolean arrived(Reply reply) {
        if (reply instanceof Reply.Done(RunInfo info)) {
            adopt(info);
            return true;
        }
        if (reply instanceof Reply.Queued(RunId queued, int place)) {
            await(queued, place);
            return true;
        }
        return false;
    }

    // Asking again keeps the place; a page that is gone asks no more, and loses it.
    private void await(RunId queued, int place) {
        id = queued;
        listener.runQueued(place);
        answers.later(ASK_AGAIN_MILLIS, () -> {
            if (!left) {
                ask(queued);
            }
        });
    }

    /** The page looks elsewhere: nothing more is heard here. */
    void leave() {
        left = true;
        dropTravel();
    }

    /** Goes no further to the moment that the link leads to. */
    void stopTravel() {
        if (travel != null) {
            travel.cancel();
        }
    }

    private void dropTravel() {
        Travel dropped = travel;
        travel = null;
        if (dropped != null) {
            dropped.abandon();
        }
    }

    /** Asks the run something that changes nothing of it; {@link Reply.Unknown} where there is none. */
    void ask(Command question, Consumer<Reply> then) {
        if (id == null || starting) {
            then.accept(new Reply.Unknown());
        } else {
            answer(runs.command(id, owner, question).exceptionally(_ -> new Reply.Unknown()), then);
        }
    }

    /** Makes one change to the experiment; the problems if it is not legal, and then nothing was changed. */
    List<Problem> change(String path, String json) {
        try {
            Edit edit = Edit.of(path, json);
            Experiment next = edit.applyTo(experiment);
            if (edit instanceof SetWeight) {
                send(new Command.Change(edit));
                return List.of();
            }
            if (next.equals(experiment)) {
                return List.of();
            }
            dropTravel();
            boolean restart = Edit.needsRestart(experiment, next);
            experiment = next;
            send(restart ? new Command.Restart(next) : new Command.Change(edit));
            listener.experimentChanged(restart);
            return List.of();
        } catch (InvalidExperiment e) {
            return e.problems();
        }
    }

    /** Begins anew with another experiment; the problems if it is not legal, and then nothing was changed. */
    List<Problem> replace(Experiment next) {
        List<Problem> problems = Validation.problems(next);
        if (problems.isEmpty()) {
            dropTravel();
            experiment = next;
            send(new Command.Restart(next));
            listener.experimentChanged(true);
        }
        return problems;
    }

    void pace(Pace next) {
        pace = next;
        send(new Command.SetPace(next));
    }

    /** Tells the run something. */
    void send(Command command) {
        if (id != null && !starting) {
            RunId told = id;
            answer(runs.command(told, owner, command), reply -> settle(told, command, reply));
            return;
        }
        if (waiting.size() < MAX_WAITING) {
            waiting.add(command);
        }
        if (!starting) {
            start();
        }
    }

    private void settle(RunId told, Command command, Reply reply) {
        switch (reply) {
            case Reply.Done(RunInfo info) -> listener.runChanged(info);
            case Reply.Checked(RunInfo info, GradientCheck _) -> listener.runChanged(info);
            case Reply.Recalled recalled -> listener.runChanged(recalled.info());
            case Reply.Weighed weighed -> listener.runChanged(weighed.info());
            case Reply.Refused(List<Problem> problems) -> listener.refused(problems);
            case Reply.Queued(RunId queued, int place) -> {
                // It had left the memory, and will be told when it is back.
                if (!starting) {
                    starting = true;
                    await(queued, place);
                }
                send(command);
            }
            case Reply.Unknown(), Reply.Foreign() -> {
                // Of several commands to the run that was lost, only the first answer starts a new one.
                if (told.equals(id)) {
                    id = null;
                    start();
                }
                // A new run begins with the page's experiment, so what only changes that is done already.
                if (!changesExperiment(command)) {
                    send(command);
                }
            }
        }
    }

    private void start() {
        starting = true;
        Travel going = travel;
        if (going == null) {
            answer(runs.start(owner, experiment, pace), this::started);
            return;
        }
        answer(going.begin(answers), reply -> {
            boolean wanted = going.equals(travel);
            travel = null;
            if (reply instanceof Reply.Refused(List<Problem> problems)) {
                // At its beginning the experiment is there all the same.
                start();
                if (wanted) {
                    listener.refused(problems);
                }
            } else {
                started(reply);
            }
        });
    }

    private void started(Reply reply) {
        if (arrived(reply)) {
            return;
        }
        starting = false;
        waiting.clear();
        if (reply instanceof Reply.Refused(List<Problem> problems)) {
            listener.refused(problems);
        }
    }

    private void adopt(RunInfo info) {
        starting = false;
        travel = null;
        id = info.id();
        if (waiting.stream().noneMatch(Pilot::changesExperiment)) {
            experiment = info.experiment();
        }
        if (waiting.stream().noneMatch(each -> each instanceof Command.SetPace)) {
            pace = info.pace();
        }
        listener.runOpened(info);
        while (!waiting.isEmpty()) {
            send(waiting.remove());
        }
    }

    private static boolean changesExperiment(Command command) {
        return command instanceof Command.Restart || command instanceof Command.Change(Edit.Change _);
    }

    private void answer(CompletionStage<Reply> stage, Consumer<Reply> then) {
        answers.take(stage, reply -> {
            if (!left) {
                then.accept(reply);
            }
        });
    }

    private void failed() {
        if (!left) {
            starting = false;
            listener.refused(List.of(Problem.of("", "failed")));
        }
    }
}
