package downhill.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.popover.Popover;

/** How the answers of the network are looked at. */
final class OutputLook extends Div {
    private final Checkbox test = new Checkbox(Words.text("field.show-test"), true);
    private final Checkbox discrete = new Checkbox(Words.text("field.discrete"));

    OutputLook(OutputMap map) {
        Button button = new Button(Words.text("output.look"));
        button.setId("output-look");
        button.setAriaLabel(Words.text("output.look.aria"));
        test.setId("show-test");
        discrete.setId("discrete");
        discrete.setTooltipText(Words.text("field.discrete.why"));
        test.addValueChangeListener(event -> map.setView(test.getValue(), discrete.getValue()));
        discrete.addValueChangeListener(event -> map.setView(test.getValue(), discrete.getValue()));
        Div list = new Div(test, discrete);
        list.addClassName("dh-take");
        Popover popover = new Popover(list);
        popover.setTarget(button);
        popover.setAriaLabel(Words.text("output.look.aria"));
        add(button, popover);
        addClassName("dh-take-menu");
    }

    /** Offers what has a meaning for the picture. */
    void offer(boolean points, boolean classes) {
        setVisible(points);
        discrete.setVisible(classes);
    }
}
