package downhill.run;

import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the runs that were training when a server ended train on, as far as there is room. */
final class Resuming {
    private static final Logger LOG = LoggerFactory.getLogger(Resuming.class);
    private static final int MOST = 10_000;

    private final Keeper keeper;
    private final Function<RunId, CompletionStage<Reply>> find;
    private final Queue<RunId> left = new ConcurrentLinkedQueue<>();

    /** @param find brings a run back, here or elsewhere */
    Resuming(Keeper keeper, Function<RunId, CompletionStage<Reply>> find) {
        this.keeper = keeper;
        this.find = find;
    }

    /** Begins, so many at a time: what is kept of a run is not read long before it is needed. */
    void begin(int atATime) {
        var _ = keeper.ask(records -> records.training(MOST)).whenComplete((ids, failure) -> {
            if (failure != null) {
                LOG.error("The runs that were training could not be found", failure);
                return;
            }
            left.addAll(ids);
            for (int i = 0; i < atATime; i++) {
                next();
            }
        });
    }

    private void next() {
        RunId id = left.poll();
        if (id == null) {
            return;
        }
        find.apply(id).whenComplete((reply, _) -> {
            // One that did not answer may train elsewhere.
            if (reply != null && !(reply instanceof Reply.Done)) {
                var _ = keeper.ask(records -> records.pause(id));
            }
            next();
        });
    }
}
