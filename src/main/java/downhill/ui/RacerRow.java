package downhill.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import downhill.choice.Catalogue;
import downhill.choice.Parameter;
import downhill.experiment.ExperimentCodec;
import downhill.experiment.Race;
import downhill.experiment.Racer;
import downhill.optim.Optimizer;
import downhill.train.StabilityLimit;
import downhill.train.SurfaceSteepness;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** One racer: its colour and mark, its optimizer, learning rate and momentum, and the limit of its rate. */
final class RacerRow extends ListItem {
    private static final String MOMENTUM = "momentum";
    private static final String PATH = "training.optimizer";
    /** Stands in a sentence where a formula comes. */
    private static final String FORMULA = "\uFFFC";

    private final int index;
    private final Menu<String> menu;
    private final TextField rate;
    private final TextField momentum;
    private final ParameterFields others;
    private final Details more;
    private final Paragraph limit = new Paragraph();
    private final Button remove;

    RacerRow(int index, FieldChanges changes, Runnable onRemove) {
        this.index = index;
        addClassName("dh-racer");
        String id = "racer-" + (index + 1);
        setId(id);
        getElement().setAttribute("aria-label", Words.text("surfaces.racer.label", index + 1));
        menu = new Menu<>(id + "-optimizer", choice -> Words.choice("optimizer", choice, ""));
        menu.setLabel(Words.text("field.optimizer"));
        Familiar.offer(menu, Optimizer.class, Catalogue.of(Optimizer.class).ids());
        menu.addValueChangeListener(event -> {
            if (event.isFromClient() && event.getValue() != null) {
                Fields.explain(menu, changes.change(PATH, ExperimentCodec.quote(event.getValue())));
            }
        });
        rate = Fields.number(changes, "learning-rate", "training.learning_rate");
        rate.setId(id + "-rate");
        rate.setLabel(Words.text("reading.learning-rate"));
        momentum = Fields.number(changes, "momentum", PATH + "." + MOMENTUM);
        momentum.setId(id + "-momentum");
        others = new ParameterFields(PATH, changes);
        others.prefix(id + "-");
        others.leaveOut(MOMENTUM);
        more = new Details(Words.text("surfaces.racer.more"), others);
        more.setId(id + "-more");
        limit.setId(id + "-limit");
        remove = new Button(VaadinIcon.CLOSE_SMALL.create(), event -> onRemove.run());
        build(id);
    }

    private void build(String id) {
        remove.setId(id + "-remove");
        remove.setAriaLabel(Words.text("surfaces.racer.remove", index + 1));
        Tips.on(remove, Words.text("surfaces.racer.remove", index + 1));
        remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        Span key = new Span();
        key.addClassName("dh-racer-key");
        key.getElement().setAttribute("data-racer", Integer.toString(index)).setAttribute("aria-hidden", "true");
        Div fields = new Div(key, menu, rate, momentum, remove);
        fields.addClassName("dh-racer-fields");
        limit.addClassName("dh-racer-limit");
        Div below = new Div(limit, more);
        below.addClassName("dh-racer-below");
        add(fields, below);
    }

    void show(Race race) {
        Racer racer = race.racers().get(index);
        Optimizer optimizer = racer.optimizer();
        menu.setValue(optimizer.id());
        menu.setInvalid(false);
        Tips.on(menu, Words.choice("optimizer", optimizer.id(), ".why"));
        show(rate, Numbers.text(racer.learningRate()));
        Optional<String> weight = momentum(race);
        momentum.setVisible(weight.isPresent());
        weight.ifPresent(value -> show(momentum, value));
        others.show(optimizer);
        more.setVisible(!others.isEmpty());
        remove.setVisible(race.racers().size() > 1);
        showLimit(race);
    }

    private static void show(TextField field, String value) {
        field.setValue(value);
        field.setInvalid(false);
    }

    private Optional<String> momentum(Race race) {
        Optimizer optimizer = race.racers().get(index).optimizer();
        return Catalogue.parameters(optimizer.getClass()).stream()
                .filter(parameter -> parameter.name().equals(MOMENTUM))
                .findFirst()
                .map(parameter -> value(parameter, optimizer));
    }

    private static String value(Parameter parameter, Optimizer optimizer) {
        try {
            return Numbers.text(((Number) parameter.component().getAccessor().invoke(optimizer)).doubleValue());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The limit on a parabola as steep as the surface; at least where it is lowest. */
    private void showLimit(Race race) {
        Racer racer = race.racers().get(index);
        Optional<SurfaceSteepness> steepness = SurfaceSteepness.of(race.start().surface());
        OptionalDouble most = steepness
                .map(steep -> StabilityLimit.rate(racer.optimizer(), steep.value()))
                .orElse(OptionalDouble.empty());
        boolean above = most.isPresent() && racer.learningRate() > most.getAsDouble();
        limit.getElement().setAttribute("data-above", Boolean.toString(above));
        limit.getElement().setAttribute("data-value", most.isPresent() ? Double.toString(most.getAsDouble()) : "");
        if (most.isEmpty()) {
            say(Words.text("surfaces.limit.none"), "");
            return;
        }
        String value = Numbers.brief(most.getAsDouble());
        String key = steepness.orElseThrow().everywhere() ? "surfaces.limit" : "surfaces.limit.there";
        String formula = Words.text("surfaces.limit." + racer.optimizer().id());
        say(Words.text(above ? key + ".above" : key, FORMULA, value), formula);
    }

    /** @param formula in plain notation, where the sentence has a place for it */
    private void say(String sentence, String formula) {
        String html = MathMl.escaped(sentence).replace(FORMULA, MathMl.line(FormulaReader.read(formula, Map.of())));
        limit.getElement().setProperty("innerHTML", html);
    }
}
