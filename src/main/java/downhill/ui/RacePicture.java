package downhill.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import tools.jackson.databind.node.ObjectNode;

/** A surface with the ways of a race on it, its player and its table. */
@Tag("surface-race")
@JsModule("context://elements/surface-race.js")
public final class RacePicture extends Component {

    RacePicture() {
        setId("race");
        getElement().setPropertyJson("labels", Words.labels("surface-race"));
    }

    void setGround(ObjectNode ground) {
        getElement().setPropertyJson("ground", ground);
    }

    void setRace(ObjectNode race) {
        getElement().setPropertyJson("race", race);
    }

    void addStartListener(ComponentEventListener<StartEvent> listener) {
        addListener(StartEvent.class, listener);
    }

    /** Somebody moved the start to another place. */
    @DomEvent("start-moved")
    public static final class StartEvent extends ComponentEvent<RacePicture> {
        private final double x;
        private final double y;

        /** Comes from the browser. */
        public StartEvent(
                RacePicture source,
                boolean fromClient,
                @EventData("event.detail.x") double x,
                @EventData("event.detail.y") double y) {
            super(source, fromClient);
            this.x = x;
            this.y = y;
        }

        double x() {
            return x;
        }

        double y() {
            return y;
        }
    }
}
