package downhill.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import com.vaadin.flow.shared.Registration;
import downhill.choice.Task;
import downhill.data.DataSpec;
import downhill.experiment.Card;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.share.ShortLinks;
import downhill.ui.Opening.Asked;
import downhill.ui.OutputData.Points;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jsoup.nodes.Element;
import org.springframework.stereotype.Component;

/**
 * What can be seen before the page is there: the cards, the question and where to look, and the examples, as plain HTML
 * in the places where they are going to be. A browser shows it while it loads what makes the page; then it goes.
 */
@Component
class Outline implements VaadinServiceInitListener {
    private static final String ID = "outline";

    /** Whoever asks for this HTML has no page yet, and may never want one: more is not prepared for it. */
    private static final int MOST_ROWS = 2_000;

    private final ShortLinks links;
    private final Messages messages;

    Outline(ShortLinks links, Messages messages) {
        this.links = links;
        this.messages = messages;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::draw);
        event.getSource().addUIInitListener(init -> leaveWith(init.getUI()));
    }

    /** It goes with any first page, also one that says what went wrong. */
    private static void leaveWith(UI page) {
        AtomicReference<Registration> once = new AtomicReference<>();
        once.set(page.addAfterNavigationListener(_ -> {
            once.get().remove();
            page.getPage().executeJs("document.getElementById($0)?.remove()", ID);
        }));
    }

    private void draw(IndexHtmlResponse page) {
        if (page.getVaadinRequest() instanceof VaadinServletRequest request && Preloads.isPlayground(page)) {
            Locale locale = Language.of(request);
            Wording words = Wording.of(messages, locale);
            Experiment experiment = Opening.of(Asked.before(request.getHttpServletRequest()), links::find)
                    .experiment();
            Element body = page.getDocument().body();
            body.appendElement("noscript")
                    .appendElement("p")
                    .addClass("dh-no-script")
                    .text(words.text("no-script"));
            Element outline =
                    body.appendElement("div").id(ID).addClass("dh-page").addClass("dh-outline");
            outline.attr("aria-hidden", "true"); // all of it is about to be read from the page itself
            draw(outline, experiment, words);
        }
    }

    private static void draw(Element outline, Experiment experiment, Wording words) {
        child(outline, "header", "dh-bar")
                .appendElement("span")
                .addClass("dh-brand")
                .text(words.text("brand"));
        CardStory story = CardStory.opening(experiment, words);
        Element front = child(outline, "div", "dh-front");
        Element strip = child(front, "div", "dh-cards");
        for (Card card : Cards.all()) {
            child(strip, "span", "dh-card")
                    .attr("data-pressed", Boolean.toString(card.id().equals(story.card())))
                    .text(words.text("card." + card.id()));
        }
        Element told = child(front, "div", "dh-story");
        child(told, "p", "dh-question").text(story.question());
        child(told, "p", "dh-look").text(story.look());
        if (!story.next().isEmpty()) {
            child(told, "span", "dh-next").text(story.next());
        }
        drawPanels(child(outline, "div", "dh-main"), experiment, words);
    }

    private static void drawPanels(Element main, Experiment experiment, Wording words) {
        boolean network = experiment.trainsNetwork();
        String kind = network ? "" : ".surface";
        if (!network) {
            main.addClass("dh-on-surface");
        }
        Element left = child(main, "div", "dh-left");
        panel(left, "dh-data", words.text("panel.data"));
        panel(left, "dh-training", words.text("panel.training"));
        panel(main, "dh-network", words.text("panel.network" + kind));
        panel(main, "dh-loss", words.text("panel.loss"));
        panel(main, "dh-timeline", words.text("panel.timeline"));
        Element square = child(panel(main, "dh-output", words.text("panel.output" + kind)), "div", "dh-square");
        panel(main, "dh-maps", words.text("panel.maps"));
        if (network) {
            points(experiment.data()).ifPresent(points -> DataDots.draw(points, child(square, "div", "dh-box")));
        }
    }

    private static Optional<Points> points(DataSpec data) {
        return data.train() + data.test() > MOST_ROWS
                ? Optional.empty()
                : OutputData.points(data.prepare().flat(), data.dataset().task() == Task.REGRESSION);
    }

    private static Element panel(Element into, String name, String title) {
        Element panel = child(into, "div", "dh-panel").addClass(name);
        child(child(panel, "div", "dh-panel-head"), "span", "dh-panel-title").text(title);
        return panel;
    }

    private static Element child(Element parent, String tag, String name) {
        return parent.appendElement(tag).addClass(name);
    }
}
