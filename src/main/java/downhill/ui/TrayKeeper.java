package downhill.ui;

import com.vaadin.flow.component.UI;
import downhill.choice.Problem;
import downhill.experiment.Experiment;
import downhill.run.Command;
import downhill.run.Owner;
import downhill.run.Reply;
import downhill.run.RunId;
import downhill.run.RunInfo;
import downhill.train.Status;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.node.ArrayNode;

/** Keeps what stands beside a page's run in its browser's own storage: it is there again when the page is opened again. */
final class TrayKeeper {
    private final LossChart chart;
    private final Tray tray;
    private final Rivals rivals;
    private final NewRuns newRuns;
    private final Compare.Host host;
    private String last = "";
    private State state = State.NEW;

    /** @param host the page */
    TrayKeeper(LossChart chart, Tray tray, Rivals rivals, NewRuns newRuns, Compare.Host host) {
        this.chart = chart;
        this.tray = tray;
        this.rivals = rivals;
        this.newRuns = newRuns;
        this.host = host;
    }

    private enum State {
        /** Nothing was asked for. */
        NEW,
        /** What there was is on its way, and must not be written over. */
        ASKED,
        /** It is there. */
        READY
    }

    /** Keeps what stands beside the page's run now. */
    void remember() {
        Optional<RunId> run = host.pilot().id();
        if (state != State.READY || run.isEmpty()) {
            return;
        }
        ArrayNode memos = Json.array();
        for (Neighbour each : tray.all()) {
            boolean racing = rivals.has(each.key());
            Memo.write(each, racing)
                    .ifPresent(memo -> memos.addObject()
                            .put("key", each.key())
                            .put("racing", racing)
                            .put("memo", memo));
        }
        String now = run.get() + memos.toString();
        if (!now.equals(last)) {
            last = now;
            chart.remember(run.get().toString(), memos);
        }
    }

    /** Brings back, once, what stood beside a run that the page shows; {@code then} when all of it is there. */
    void recall(RunInfo info, Owner owner, Runnable then) {
        if (state == State.NEW) {
            state = State.ASKED;
            Answers answers = new Answers(UI.getCurrent(), () -> {});
            chart.recall(info.id().toString(), texts -> {
                List<Optional<Memo>> memos =
                        texts.stream().limit(Tray.MOST).map(Memo::read).toList();
                List<CompletableFuture<Boolean>> there =
                        memos.stream().map(memo -> isThere(memo, owner)).toList();
                answers.take(CompletableFuture.allOf(there.toArray(CompletableFuture<?>[]::new)), _ -> {
                    state = State.READY;
                    long gone = there.stream().filter(each -> !each.join()).count();
                    for (int i = 0; i < memos.size(); i++) {
                        if (there.get(i).join()) {
                            bring(memos.get(i).orElseThrow(), i, owner, info.status() == Status.TRAINING);
                        }
                    }
                    then.run();
                    if (gone > 0) {
                        newRuns.refused().accept(List.of(Problem.of("", "gone_beside", gone)));
                    }
                });
            });
        }
    }

    /** A run is looked for where it must be: it may be gone, or another's. One that has no place just now is there. */
    private CompletableFuture<Boolean> isThere(Optional<Memo> memo, Owner owner) {
        RunId run = memo.map(Memo::run).orElse(null);
        if (memo.isEmpty() || run == null) {
            return CompletableFuture.completedFuture(memo.isPresent());
        }
        return newRuns.runs()
                .find(run)
                .thenApply(reply -> switch (reply) {
                    case Reply.Done(RunInfo found) -> found.owner().equals(owner);
                    case Reply.Unknown(), Reply.Foreign() -> false;
                    default -> true;
                })
                .exceptionally(_ -> true)
                .toCompletableFuture();
    }

    private void bring(Memo memo, int index, Owner owner, boolean training) {
        RunId run = memo.run();
        if (isShown(memo) || tray.isFull() || !Tray.areComparable(memo.experiment(), experiment())) {
            return;
        }
        Neighbour neighbour = tray.again(memo);
        if (run == null || !memo.racing()) {
            chart.restore(neighbour.key(), index);
            return;
        }
        Rival rival = rivals.follow(neighbour.key(), run, owner);
        if (training) {
            rival.send(new Command.Play()); // it was told to wait when the page was left
        }
    }

    private boolean isShown(Memo memo) {
        return memo.run() == null
                ? memo.experiment().equals(experiment())
                : host.pilot().id().equals(Optional.of(memo.run()));
    }

    private Experiment experiment() {
        return host.pilot().experiment();
    }
}
