package downhill.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import downhill.experiment.Race;
import downhill.experiment.Races;
import downhill.experiment.Races.Scene;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Prepared races, and the question of the one that is shown. */
final class SceneStrip extends Div {
    private final Map<Scene, NativeButton> buttons = new LinkedHashMap<>();
    private final Paragraph question = new Paragraph();
    private final Paragraph look = new Paragraph();

    /** @param chosen hears what somebody picked */
    SceneStrip(Consumer<Race> chosen) {
        addClassName("dh-scenes");
        Nav nav = new Nav();
        nav.addClassName("dh-cards");
        nav.setAriaLabel(Words.text("surfaces.scenes"));
        for (Scene scene : Races.all()) {
            NativeButton button = new NativeButton(text(scene, ""), event -> chosen.accept(scene.race()));
            button.setId("scene-" + scene.id());
            button.addClassName("dh-card");
            buttons.put(scene, button);
            nav.add(button);
        }
        question.setId("scene-question");
        question.addClassName("dh-question");
        look.addClassName("dh-look");
        Section story = new Section(question, look);
        story.setAriaLabel(Words.text("story"));
        story.addClassName("dh-scene-question");
        add(nav, story);
    }

    private static String text(Scene scene, String part) {
        return Words.text("scene." + scene.id() + part);
    }

    void show(Race race) {
        boolean known = false;
        for (Map.Entry<Scene, NativeButton> entry : buttons.entrySet()) {
            boolean same = entry.getKey().race().equals(race);
            entry.getValue().getElement().setAttribute("aria-pressed", Boolean.toString(same));
            if (same) {
                question.setText(text(entry.getKey(), ".question"));
                look.setText(text(entry.getKey(), ".look"));
            }
            known |= same;
        }
        if (!known) {
            question.setText(Words.text("surfaces.question"));
            look.setText(Words.text("surfaces.look"));
        }
    }
}
