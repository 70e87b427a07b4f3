package downhill.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.RangeInput;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.value.ValueChangeMode;
import downhill.train.Frame;
import downhill.train.Status;
import java.util.function.LongConsumer;

/**
 * Leads to any update of the run that is on the page: under the loss, as wide as its plot. It appears when the run has
 * paused for the first time, and can be moved while the run rests.
 */
final class Scrubber extends Div implements FramePart {
    private static final int PATIENCE_MILLIS = 60;

    private final RangeInput range = new RangeInput();
    private long last;
    private boolean still;

    /** @param go called with the update to be seen */
    Scrubber(LongConsumer go) {
        addClassName("dh-scrubber");
        setVisible(false);
        Span label = new Span(Words.text("field.rewind"));
        label.setId("rewind-label");
        range.setId("rewind");
        range.getElement().setAttribute("aria-labelledby", "rewind-label");
        range.setMin(0);
        range.setStep(1.0);
        range.setValueChangeMode(ValueChangeMode.TIMEOUT);
        range.setValueChangeTimeout(PATIENCE_MILLIS);
        range.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                long update = Math.clamp(Math.round(event.getValue()), 0, last);
                say(update);
                go.accept(update);
            }
        });
        add(label, range);
    }

    /** Newest update of the run, as far as it is known here. */
    long last() {
        return last;
    }

    /** Stands at an update, whoever has led there. */
    void stand(long update) {
        range.setValue((double) update);
        say(update);
    }

    private void say(long update) {
        range.getElement().setAttribute("aria-valuetext", Words.text("past.place", update, last));
    }

    @Override
    public void show(Frame frame, ViewSettings settings) {
        boolean rests = frame.status() != Status.TRAINING;
        if (!frame.past() && rests && last != frame.progress().update()) {
            last = frame.progress().update();
            range.setMax((double) last);
            stand(last);
            // The browser had taken the value while its old maximum still held.
            range.getElement().executeJs("this.value = $0", (double) last);
            // Once it is there it stays: the charts above it would have another height.
            setVisible(isVisible() || last > 0);
        }
        boolean movable = rests && last > 0;
        if (movable != still) {
            still = movable;
            range.setEnabled(movable);
        }
    }
}
