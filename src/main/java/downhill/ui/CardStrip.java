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
        if (!card.all().get(variant).experiment().equals(experiment)) {
            CardStory.found(experiment).ifPresent(found -> {
                card = found.card();
                variant = found.variant();
            });
        }
        if (CardStory.isOn(card, experiment)) {
            tell();
        } else {
            tell(CardStory.own(experiment, Words::text));
        }
    }

    private void tell() {
        tell(CardStory.of(card, variant, Words::text));
    }

    private void tell(CardStory story) {
        for (NativeButton button : buttons) {
            boolean pressed = button.getId().orElse("").equals("card-" + story.card());
            Element element = button.getElement();
            if (pressed && !"true".equals(element.getAttribute("aria-pressed"))) {
                element.executeJs(INTO_SIGHT);
            }
            element.setAttribute("aria-pressed", Boolean.toString(pressed));
        }
        question.setText(story.question());
        look.setText(story.look());
        next.setText(story.next());
        next.setVisible(!story.next().isEmpty());
    }

    /** Opens a variant of a card. */
    @FunctionalInterface
    interface Chooser {
        /** {@code compare} keeps the curve of the run before, faint. */
        void choose(Variant variant, boolean compare);
    }
}
