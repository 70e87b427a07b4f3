package downhill.ui;

import org.atmosphere.cpr.DefaultBroadcaster;
import org.atmosphere.cpr.Deliver;

/**
 * Hands what is pushed to a browser over to the pool that writes, at once. Atmosphere's own way goes through a queue and a
 * thread that looks into it for 100 ms and then leaves: what comes while it leaves lies there until something else is pushed,
 * and the page waits for it.
 */
public final class PromptBroadcaster extends DefaultBroadcaster {

    /** Atmosphere makes it, by its name. */
    public PromptBroadcaster() {
        super();
    }

    /**
     * Vaadin pushes to a page under its session's lock, and the pool writes in that order; where one message should overtake
     * another while the pool's queue for the page ends, Vaadin's client puts them in order by their numbers.
     */
    @Override
    protected void dispatchMessages(Deliver message) {
        push(message);
    }
}
