package downhill.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import downhill.choice.Catalogue;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.OnSurface;
import downhill.surface.Surface;

/** In the place of a network: which surface a point descends on, its formula, and where the point starts. */
final class SurfaceFields extends Div {
    private final Changes changes;
    private final Menu<String> menu = new Menu<>("surface", id -> Words.choice("surface", id, ""));
    private final ParameterFields parameters;
    private final TextField x;
    private final TextField y;
    private final Paragraph formula = new Paragraph();
    private final Paragraph why = new Paragraph();

    SurfaceFields(Changes changes) {
        this.changes = changes;
        addClassName("dh-surface");
        parameters = new ParameterFields("subject.surface", changes);
        parameters.prefix("surface-");
        x = Fields.number(changes, "start-x", "subject.x");
        y = Fields.number(changes, "start-y", "subject.y");
        buildMenu();
        Div places = new Div(x, y);
        places.addClassName("dh-parameters");
        Div controls = new Div(menu, parameters, places);
        controls.addClassName("dh-network-choices");
        formula.setId("surface-formula");
        formula.addClassName("dh-formula");
        Div story = new Div(formula, why, new Paragraph(Words.text("surface.instead")));
        story.addClassName("dh-surface-story");
        story.getElement().setAttribute("tabindex", "0"); // it scrolls
        add(controls, story);
    }

    private void buildMenu() {
        menu.setLabel(Words.text("field.surface"));
        Familiar.offer(menu, Surface.class, Catalogue.of(Surface.class).ids());
        menu.addValueChangeListener(event -> {
            if (event.isFromClient() && event.getValue() != null) {
                // Each surface has a start of its own, from which descent is instructive.
                ExperimentCodec.choice(Surface.class, event.getValue())
                        .ifPresent(surface ->
                                changes.replace(experiment -> experiment.withSubject(OnSurface.of(surface))));
            }
        });
    }

    void show(OnSurface start) {
        Surface surface = start.surface();
        menu.setValue(surface.id());
        parameters.show(surface);
        show(x, start.x());
        show(y, start.y());
        SurfaceFormula.write(formula, surface);
        why.setText(Words.choice("surface", surface.id(), ".why"));
    }

    private static void show(TextField field, double value) {
        field.setValue(Numbers.text(value));
        field.setInvalid(false);
    }
}
