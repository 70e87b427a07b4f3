package downhill.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the answers of the network are looked at. */
final class OutputLook extends Div {
    private final OutputMap map;
    private boolean forClasses;
    private boolean ofSeries;
    private @Nullable Boxes boxes;

    OutputLook(OutputMap map) {
        this.map = map;
        add(new DropDown("output-look", Words.text("output.look"), Words.text("output.look.aria"), this::list));
    }

    private List<Component> list() {
        Boxes made = new Boxes(
                box("pairs", "field.pairs", false),
                box("show-test", "field.show-test", true),
                box("discrete", "field.discrete", false));
        Tips.on(made.pairs, Words.text("field.pairs.why"));
        Tips.on(made.discrete, Words.text("field.discrete.why"));
        boxes = made;
        fit(made);
        return List.of(made.pairs, made.test, made.discrete);
    }

    private Checkbox box(String id, String text, boolean checked) {
        Checkbox box = new Checkbox(Words.text(text), checked);
        box.setId(id);
        box.addValueChangeListener(_ -> look());
        return box;
    }

    private void look() {
        if (boxes != null) {
            fit(boxes);
            map.setView(boxes.test.getValue(), boxes.discrete.getValue(), boxes.pairs.getValue());
        }
    }

    /**
     * Offers what has a meaning for the picture.
     *
     * @param points whether there is anything to choose
     * @param classes whether it shows the classes of a plane
     * @param series whether it is a forecast, which can also be looked at as predicted over true
     */
    void offer(boolean points, boolean classes, boolean series) {
        setVisible(points);
        forClasses = classes;
        ofSeries = series;
        if (boxes != null) {
            fit(boxes);
        }
    }

    /** A forecast has no training and test points. */
    private void fit(Boxes shown) {
        shown.pairs.setVisible(ofSeries);
        shown.test.setVisible(!ofSeries || shown.pairs.getValue());
        shown.discrete.setVisible(forClasses);
    }

    private record Boxes(Checkbox pairs, Checkbox test, Checkbox discrete) {}
}
