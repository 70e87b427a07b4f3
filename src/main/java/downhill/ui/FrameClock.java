package downhill.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/** Tells the server which frame the browser has painted, with all its elements. */
@Tag("frame-clock")
@JsModule("context://elements/frame-clock.js")
public final class FrameClock extends Component {

    private final FrameLines lines;
    private final FrameFeed feed;
    private String line = "";

    /** @param feed hears what is painted and what is lacking */
    FrameClock(FrameLines lines, FrameFeed feed) {
        this.lines = lines;
        this.feed = feed;
        addListener(Painted.class, event -> feed.painted(event.number()));
        addListener(Resync.class, _ -> feed.resync());
        addListener(Painted.class, event -> {
            forgetFirstAnswer();
            event.unregisterListener();
        });
    }

    // Vaadin keeps its last answer to a request, which is the whole page, in case the browser must have it again. What
    // has been painted has arrived, and all later answers go over the web socket.
    private void forgetFirstAnswer() {
        getUI().ifPresent(ui -> ui.getInternals().setLastRequestResponse(""));
    }

    void setNumber(long number) {
        getElement().setProperty("number", (double) number);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        line = lines.expect(feed::painted);
        getElement().setProperty("line", line);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        lines.forget(line);
    }

    void addResyncListener(ComponentEventListener<Resync> listener) {
        addListener(Resync.class, listener);
    }

    /** All frames up to a number have been painted. */
    @DomEvent("painted")
    public static final class Painted extends ComponentEvent<FrameClock> {
        private final long number;

        /** Comes from the browser. */
        public Painted(FrameClock source, boolean fromClient, @EventData("event.detail.number") double number) {
            super(source, fromClient);
            this.number = (long) number;
        }

        long number() {
            return number;
        }
    }

    /** The browser lacks something, or has become visible again. */
    @DomEvent("resync")
    public static final class Resync extends ComponentEvent<FrameClock> {

        /** Comes from the browser. */
        public Resync(FrameClock source, boolean fromClient) {
            super(source, fromClient);
        }
    }
}
