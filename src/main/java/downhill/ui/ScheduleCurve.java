package downhill.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import downhill.experiment.Experiment;
import downhill.train.Frame;
import org.jspecify.annotations.Nullable;

/** The learning rate to come as a small curve, and a mark where the run is. */
@Tag("schedule-curve")
@JsModule("context://elements/schedule-curve.js")
final class ScheduleCurve extends Component implements FramePart {
    /** A mark moves by no less than this share of the curve: more cannot be seen. */
    private static final double LEAST = 0.004;

    private @Nullable Outlook outlook;
    private double marked = -1;

    ScheduleCurve() {
        setId("schedule-curve");
        getElement().setAttribute("role", "img");
    }

    void show(Experiment experiment) {
        boolean tells = Outlook.tells(experiment.training().schedule());
        setVisible(tells);
        if (!tells) {
            outlook = null;
            return;
        }
        Outlook next = Outlook.of(experiment);
        outlook = next;
        float[] rates = next.rates();
        float most = 0;
        for (float rate : rates) {
            most = Math.max(most, rate);
        }
        getElement().setProperty("points", Encode.floats(rates));
        getElement().setProperty("top", Numbers.reading(most));
        getElement().setProperty("end", Words.text("schedule.end", (long) Math.ceil(next.epochs())));
        getElement()
                .setAttribute(
                        "aria-label",
                        Words.text(
                                "schedule.aria",
                                Numbers.reading(rates[0]),
                                Numbers.reading(rates[rates.length - 1]),
                                (long) Math.ceil(next.epochs()),
                                Numbers.reading(most)));
    }

    @Override
    public void show(Frame frame, ViewSettings settings) {
        Outlook ahead = outlook;
        if (ahead == null) {
            return;
        }
        double share = ahead.share(frame.progress().epoch());
        if (Math.abs(share - marked) >= LEAST || (share == 0 && marked != 0)) {
            marked = share;
            getElement().setProperty("mark", share);
        }
    }
}
