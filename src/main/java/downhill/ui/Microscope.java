package downhill.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.icon.VaadinIcon;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import downhill.train.Frame;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is looked into more deeply, one lens at a time, in the place of the gradients of every weight. While it is closed
 * nothing of it is measured, sent or even made.
 */
final class Microscope extends Panel implements FramePart {
    private final Specimen specimen;
    private final Following following;
    private final Menu<Lens.Kind> menu = new Menu<>("lens", kind -> text(kind, ""));
    private final Button tall = button("microscope-tall", VaadinIcon.EXPAND_SQUARE, this::grow);
    private final Map<Lens.Kind, Lens> made = new EnumMap<>(Lens.Kind.class);
    private final Focus focus = new Focus();
    private Experiment experiment = Cards.first();
    private Lens.Kind kind = Lens.Kind.LAYER;
    private boolean chosen;
    private @Nullable Lens lens;
    private @Nullable Component place;

    /**
     * A closed one.
     *
     * @param graph where layers and weights are picked
     * @param weight what stands by the graph of the weight that is picked
     */
    Microscope(Specimen specimen, NetworkGraph graph, Supplier<ChosenWeight> weight) {
        super("dh-microscope", "microscope");
        this.specimen = specimen;
        following = new Following(specimen, graph, weight);
        graph.addPickListener(event -> pick(event.layer(), event.row(), event.column()));
        setId("microscope-panel");
        setAriaLabel(Words.text("panel.microscope"));
        menu.setAriaLabel(Words.text("field.lens"));
        menu.addValueChangeListener(event -> {
            if (event.isFromClient() && event.getValue() != null) {
                chosen = true;
                open(event.getValue());
            }
        });
        tall.getElement().setAttribute("aria-pressed", false);
        addTools(menu, tall, button("microscope-close", VaadinIcon.CLOSE_SMALL, this::leave));
        setVisible(false);
    }

    private static Button button(String id, VaadinIcon icon, Runnable action) {
        Button button = Clicks.on(new Button(icon.create()), action);
        button.setId(id);
        button.addClassName("dh-icon-button");
        String name = Words.text("button." + id);
        button.setAriaLabel(name);
        Tips.on(button, name);
        return button;
    }

    /** A text about a kind of lens. */
    static String text(Lens.Kind kind, String part) {
        return Words.text("lens." + kind.name().toLowerCase(Locale.ROOT) + part);
    }

    /** This gives way while it is open. */
    void inPlaceOf(Component component) {
        place = component;
    }

    /** Opens it with the lens that was chosen last; until one is, with what tells most of the network. */
    void open() {
        boolean remembers = experiment.network().recurrent();
        openInView(remembers && !chosen ? Lens.Kind.MEMORY : kind);
        menu.getElement().callJsFunction("focus");
    }

    private void openInView(Lens.Kind wanted) {
        boolean opens = !isVisible();
        open(wanted);
        if (opens) {
            getElement().executeJs("this.scrollIntoView({block: 'nearest'})");
        }
    }

    private void open(Lens.Kind wanted) {
        kind = offered().contains(wanted) ? wanted : Lens.Kind.LAYER;
        menu.setValue(kind);
        use(made.computeIfAbsent(kind, this::make));
        reveal(true);
    }

    // Of a weight or bias the page stays at the graph: there it is read and set.
    private void pick(int layer, int row, int column) {
        if (!experiment.trainsNetwork()) {
            return; // only a page that plays foul asks for this
        }
        chosen = true;
        if (row < 0) {
            focus.layer(layer);
            openInView(Lens.Kind.LAYER);
        } else if (column < 0) {
            focus.unit(Matrices.of(experiment), layer, row);
            open(Lens.Kind.LAYER);
            following.invite();
        } else {
            focus.weight(Matrices.of(experiment).into(layer), row, column);
            open(Lens.Kind.UPDATE);
            following.invite();
        }
    }

    private void use(Lens next) {
        if (!next.equals(lens)) {
            if (lens != null) {
                lens.leave();
                remove(lens.view());
            }
            lens = next;
            add(next.view());
        }
        next.show(experiment);
        specimen.measure().accept(next.needs());
    }

    private void reveal(boolean open) {
        setVisible(open);
        if (place != null) {
            place.setVisible(!open);
        }
    }

    private void close() {
        if (lens != null) {
            lens.leave();
        }
        reveal(false);
        specimen.measure().accept(MapsPanel.NEEDS);
    }

    private void leave() {
        close();
        if (place != null) {
            place.getElement().executeJs("this.querySelector('#microscope').focus()");
        }
    }

    private void grow() {
        boolean grown = !getClassNames().contains("dh-tall");
        setClassName("dh-tall", grown);
        tall.getElement().setAttribute("aria-pressed", grown);
    }

    private Lens make(Lens.Kind wanted) {
        return switch (wanted) {
            case LAYER -> new LayerLens(focus, following, experiment);
            case SIZES -> new SizesLens();
            case STEPS -> new RelativeSteps();
            case COMPASS -> new DescentCompass();
            case UPDATE -> new UpdateLens(focus, following, experiment);
            case MEMORY -> new BlameChart();
            case WALLS -> new ValleyWalls();
        };
    }

    private List<Lens.Kind> offered() {
        boolean remembers = experiment.network().recurrent();
        return Arrays.stream(Lens.Kind.values())
                .filter(each -> remembers || each != Lens.Kind.MEMORY)
                .toList();
    }

    @Override
    void show(Experiment other) {
        experiment = other;
        menu.offer(offered());
        menu.setValue(kind);
        if (!isVisible() || lens == null) {
            return;
        }
        if (!other.trainsNetwork()) {
            close(); // there are no layers to look into
        } else if (offered().contains(kind)) {
            lens.show(other);
        } else {
            openInView(Lens.Kind.LAYER);
        }
    }

    @Override
    public void show(Frame frame, ViewSettings settings) {
        if (isVisible() && lens != null) {
            lens.show(frame, settings);
        }
    }
}
