package downhill.ui;

import downhill.run.Owner;
import downhill.run.Pace;
import downhill.run.Passage;
import downhill.run.Reply;
import downhill.run.Runs;
import downhill.share.Moment;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A page's way to the moment that its link leads to: it is trained again, and then compared with what the author had. */
final class Travel {
    private static final long ASK_EVERY_MILLIS = 250;

    private final Runs runs;
    private final Owner owner;
    private final Opening.Destination to;
    private final Pace pace;
    private final Listener listener;
    private @Nullable Passage passage;
    private boolean over;

    Travel(Runs runs, Owner owner, Opening.Destination to, Pace pace, Listener listener) {
        this.runs = runs;
        this.owner = owner;
        this.to = to;
        this.pace = pace;
        this.listener = listener;
    }

    /** Sets out. */
    CompletionStage<Reply> begin(Answers answers) {
        Passage begun = runs.travel(owner, to.recording(), to.moment().update(), pace);
        passage = begun;
        answers.take(begun.end(), this::arrive);
        follow(begun, answers);
        return begun.end().thenApply(Passage.Arrival::reply);
    }

    private void follow(Passage begun, Answers answers) {
        if (!over) {
            listener.travelling(to.moment(), begun.progress());
            answers.later(ASK_EVERY_MILLIS, () -> follow(begun, answers));
        }
    }

    private void arrive(Passage.Arrival arrival) {
        if (over) {
            return;
        }
        over = true;
        if (arrival.reply() instanceof Reply.Refused) {
            listener.travelEnded();
        } else {
            listener.arrived(to.moment(), arrival);
        }
    }

    /** Goes no further; nothing happens if it is over. */
    void cancel() {
        if (passage != null) {
            passage.cancel();
        }
    }

    /** Goes no further, and says no more about it. */
    void abandon() {
        if (!over) {
            over = true;
            listener.travelEnded();
        }
        cancel();
    }

    /** Hears how it goes; called under the page's lock. */
    interface Listener {

        /** It is on its way. */
        void travelling(Moment to, double progress);

        /** It is there. */
        void arrived(Moment wanted, Passage.Arrival arrival);

        /** It will not be there. */
        void travelEnded();
    }
}
