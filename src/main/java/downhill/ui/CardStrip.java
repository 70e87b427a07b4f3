package downhill.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.dom.Element;
import downhill.experiment.Card;
import downhill.experiment.Card.Variant;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.experiment.Network;
import downhill.experiment.OnSurface;
import java.util.ArrayList;
import java.util.List;

/** The cards: a preset each, one question, where to look, and one button that changes one thing. */
final class CardStrip extends Div {
    // of the strip alone: the page stays where it is
    private static final String INTO_SIGHT = """
            requestAnimationFrame(() => {
              const strip = this.parentElement;
              const [from, room] = [this.offsetLeft - strip.offsetLeft, strip.clientWidth - 40];
              if (from < strip.scrollLeft || from + this.offsetWidth > strip.scrollLeft + room) {
                strip.scrollLeft = from - (room - this.offsetWidth) / 2;
              }
            });
            """;

    private final Chooser chooser;
    private final List<NativeButton> buttons = new ArrayList<>();
    private final Paragraph question = new Paragraph();
    private final Paragraph look = new Paragraph();
    private final Button next = new Button();
    private Card card = Cards.all().getFirst();
    private int variant;

    CardStrip(Chooser chooser) {
        this.chooser = chooser;
        addClassName("dh-front");
        Nav strip = new Nav();
        strip.addClassName("dh-cards");
        strip.setAriaLabel(Words.text("cards"));
        for (Card each : Cards.all()) {
            NativeButton button = Clicks.on(new NativeButton(Words.text("card." + each.id())), () -> choose(each));
            button.setId("card-" + each.id());
            button.addClassName("dh-card");
            buttons.add(button);
            strip.add(button);
        }
        question.addClassName("dh-question");
        look.addClassName("dh-look");
        next.setId("card-next");
        Clicks.on(next, this::advance);
        Section story = new Section(question, look, next);
        story.addClassName("dh-story");
        story.setAriaLabel(Words.text("story"));
        add(strip, story);
        tell();
    }

    private void choose(Card chosen) {
        card = chosen;
        variant = 0;
        tell();
        chooser.choose(card.start(), false);
    }

    private void advance() {
        variant = (variant + 1) % card.all().size();
        tell();
        chooser.choose(card.all().get(variant), true);
    }

    /**
     * Marks the card whose experiment this is. Another experiment on the card's data or surface leaves its story; one
     * on others belongs to no card.
     */
    void recognise(Experiment experiment) {
        for (Card each : Cards.all()) {
            for (int v = 0; v < each.all().size(); v++) {
                if (each.all().get(v).experiment().equals(experiment) && !isCurrent(experiment)) {
                    card = each;
                    variant = v;
                }
            }
        }
        String place = place(experiment);
        if (place(card.start().experiment()).equals(place)) {
            tell();
        } else {
            tellOwn(place);
        }
    }

    /** The name, among the texts of choices, of the data or the surface. */
    private static String place(Experiment experiment) {
        return switch (experiment.subject()) {
            case Network _ -> "dataset." + experiment.data().dataset().id();
            case OnSurface start -> "surface." + start.surface().id();
        };
    }

    private void tellOwn(String place) {
        buttons.forEach(button -> button.getElement().setAttribute("aria-pressed", "false"));
        question.setText(Words.text("choice." + place + ".why"));
        look.setText(Words.text("card.own"));
        next.setVisible(false);
    }

    private boolean isCurrent(Experiment experiment) {
        return card.all().get(variant).experiment().equals(experiment);
    }

    private String name(Variant each) {
        return Words.text("card." + card.id() + "." + each.id());
    }

    private void tell() {
        for (NativeButton button : buttons) {
            boolean pressed = button.getId().orElse("").equals("card-" + card.id());
            Element element = button.getElement();
            if (pressed && !"true".equals(element.getAttribute("aria-pressed"))) {
                element.executeJs(INTO_SIGHT);
            }
            element.setAttribute("aria-pressed", Boolean.toString(pressed));
        }
        next.setVisible(true);
        question.setText(Words.text("card." + card.id() + ".question"));
        look.setText(Words.text("card." + card.id() + ".look"));
        next.setText(Words.text(
                "card.next", name(card.all().get((variant + 1) % card.all().size()))));
    }

    /** Opens a variant of a card. */
    @FunctionalInterface
    interface Chooser {
        /** {@code compare} keeps the curve of the run before, faint. */
        void choose(Variant variant, boolean compare);
    }
}
