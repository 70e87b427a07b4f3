package downhill.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import downhill.run.Passage.Arrival;
import downhill.share.Moment;

/** How far the way is to the moment that a link leads to, and then whether the numbers there are the author's. */
final class MomentNote extends Div {
    private final Span way = new Span();
    private final Element bar = new Element("progress");
    private final Button cancel = new Button(Words.text("button.cancel"));
    private final Span details = new Span();
    private final NativeDetails verdict = new NativeDetails("", details);

    /** @param stop goes no further */
    MomentNote(Runnable stop) {
        addClassName("dh-moment");
        setId("moment");
        bar.setAttribute("max", "1");
        cancel.setId("moment-cancel");
        Clicks.on(cancel, stop);
        verdict.setId("moment-verdict");
        details.setId("moment-details");
        add(way, cancel, verdict);
        getElement().insertChild(1, bar);
        clear();
    }

    void clear() {
        setVisible(false);
        getElement().removeAttribute("data-verdict");
    }

    void travelling(Moment to, double progress) {
        String text = Words.text("moment.way", to.update());
        way.setText(text);
        bar.setAttribute("aria-label", text);
        bar.setAttribute("value", Double.toString(progress));
        show(true);
    }

    /** The run stands at the moment, or where it ends before. */
    void arrived(Moment wanted, Arrival arrival) {
        show(false);
        String found = arrival.fingerprint();
        if (wanted.agrees(arrival.update(), found)) {
            say("same", Words.text("moment.same.details", arrival.update(), found));
        } else if (arrival.update() < wanted.update()) {
            say("ended", Words.text("moment.ended.details", arrival.update(), wanted.update()));
        } else if (wanted.isTold()) {
            String told = wanted.fingerprint();
            say(
                    "differ",
                    Words.text("moment.differ.details", arrival.update(), told, found.substring(0, told.length())));
        } else {
            say("untold", Words.text("moment.untold.details", arrival.update(), found));
        }
    }

    private void say(String word, String more) {
        verdict.setSummaryText(Words.text("moment." + word));
        details.setText(more);
        getElement().setAttribute("data-verdict", word);
    }

    private void show(boolean onTheWay) {
        setVisible(true);
        way.setVisible(onTheWay);
        bar.setVisible(onTheWay);
        cancel.setVisible(onTheWay);
        verdict.setVisible(!onTheWay);
    }
}
