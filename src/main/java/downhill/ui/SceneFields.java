package downhill.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import downhill.choice.Catalogue;
import downhill.choice.Problem;
import downhill.experiment.Experiment;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.InvalidExperiment;
import downhill.experiment.OnSurface;
import downhill.experiment.Race;
import downhill.surface.Ravine;
import downhill.surface.Surface;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Where the race is: the surface with its numbers, and the start. */
final class SceneFields extends Section implements FieldChanges {
    /** Stops of the slider in a factor of ten. */
    private static final int STOPS = 20;

    private static final int DECADES = 4;

    private final Supplier<Race> race;
    private final Consumer<Race> changed;
    private final Menu<String> menu = new Menu<>("surface", id -> Words.choice("surface", id, ""));
    private final ParameterFields parameters = new ParameterFields("subject.surface", this);
    private final Input slider = new Input();
    private final Div sliding = new Div();
    private final TextField x = Fields.number(this, "start-x", "subject.x");
    private final TextField y = Fields.number(this, "start-y", "subject.y");
    private final Paragraph formula = new Paragraph();
    private final Paragraph why = new Paragraph();

    SceneFields(Supplier<Race> race, Consumer<Race> changed) {
        this.race = race;
        this.changed = changed;
        addClassNames("dh-panel", "dh-scene");
        H2 title = new H2(Words.text("field.surface"));
        title.addClassName("dh-panel-title");
        Div head = new Div(title);
        head.addClassName("dh-panel-head");
        buildMenu();
        buildSlider();
        parameters.prefix("surface-");
        Div places = new Div(x, y);
        places.addClassName("dh-parameters");
        formula.setId("surface-formula");
        formula.addClassName("dh-formula");
        why.addClassName("dh-scene-why");
        Div story = new Div(formula, why);
        story.addClassName("dh-scene-story");
        Div shape = new Div(parameters, sliding);
        shape.addClassName("dh-scene-shape");
        Div fields = new Div(menu, places, shape);
        fields.addClassName("dh-scene-fields");
        add(head, fields, story);
    }

    private void buildMenu() {
        menu.setAriaLabel(Words.text("field.surface"));
        menu.setLabel(Words.text("surfaces.choose"));
        Familiar.offer(menu, Surface.class, Catalogue.of(Surface.class).ids());
        menu.addValueChangeListener(event -> {
            if (event.isFromClient() && event.getValue() != null) {
                // Each surface has a start of its own, from which descent is instructive.
                ExperimentCodec.choice(Surface.class, event.getValue())
                        .ifPresent(surface -> changed.accept(race.get().from(OnSurface.of(surface))));
            }
        });
    }

    private void buildSlider() {
        slider.setType("range");
        slider.setId("condition");
        slider.getElement()
                .setAttribute("min", "0")
                .setAttribute("max", Integer.toString(STOPS * DECADES))
                .setAttribute("step", "1");
        slider.setValueChangeMode(ValueChangeMode.EAGER);
        slider.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                slide(event.getValue());
            }
        });
        NativeLabel label = new NativeLabel(Words.text("surfaces.condition"));
        label.setFor(slider);
        sliding.add(label, slider);
        sliding.addClassName("dh-scene-slider");
    }

    private void slide(String stop) {
        try {
            double exact = Math.pow(10, Integer.parseInt(stop) / (double) STOPS);
            change("subject.surface.condition_number", Numbers.text(rounded(exact)));
        } catch (NumberFormatException e) {
            show(race.get()); // no browser sends that
        }
    }

    /** Two digits are as many as anybody can aim at. */
    private static double rounded(double value) {
        double unit = Math.pow(10, Math.floor(Math.log10(value)) - 1);
        return Math.round(value / unit) * unit;
    }

    void show(Race now) {
        OnSurface start = now.start();
        Surface surface = start.surface();
        menu.setValue(surface.id());
        parameters.show(surface);
        sliding.setVisible(surface instanceof Ravine);
        if (surface instanceof Ravine ravine) {
            slider.setValue(Long.toString(Math.round(STOPS * Math.log10(ravine.conditionNumber()))));
            slider.getElement().setAttribute("aria-valuetext", Numbers.text(ravine.conditionNumber()));
        }
        show(x, start.x());
        show(y, start.y());
        SurfaceFormula.write(formula, surface);
        why.setText(Words.choice("surface", surface.id(), ".why"));
    }

    private static void show(TextField field, double value) {
        field.setValue(Numbers.text(value));
        field.setInvalid(false);
    }

    @Override
    public List<Problem> change(String path, String json) {
        Race now = race.get();
        try {
            Experiment next = ExperimentCodec.with(now.experiment(0), path, json);
            OnSurface start = (OnSurface) next.subject();
            if (!start.equals(now.start())) {
                changed.accept(now.from(start));
            }
            return List.of();
        } catch (InvalidExperiment e) {
            return e.problems();
        }
    }
}
