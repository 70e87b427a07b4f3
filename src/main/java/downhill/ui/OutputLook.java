package downhill.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the answers of the network are looked at. */
final class OutputLook extends Div {
    private final OutputMap map;
    private boolean classes;
    private @Nullable Checkbox discrete;

    OutputLook(OutputMap map) {
        this.map = map;
        add(new DropDown("output-look", Words.text("output.look"), Words.text("output.look.aria"), this::list));
    }

    private List<Component> list() {
        Checkbox test = new Checkbox(Words.text("field.show-test"), true);
        Checkbox whole = new Checkbox(Words.text("field.discrete"));
        test.setId("show-test");
        whole.setId("discrete");
        Tips.on(whole, Words.text("field.discrete.why"));
        whole.setVisible(classes);
        test.addValueChangeListener(event -> map.setView(test.getValue(), whole.getValue()));
        whole.addValueChangeListener(event -> map.setView(test.getValue(), whole.getValue()));
        discrete = whole;
        return List.of(test, whole);
    }

    /** Offers what has a meaning for the picture. */
    void offer(boolean points, boolean forClasses) {
        setVisible(points);
        classes = forClasses;
        if (discrete != null) {
            discrete.setVisible(forClasses);
        }
    }
}
