package downhill.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.dom.DomListenerRegistration;
import java.util.List;
import java.util.function.Supplier;

/** A button and the list that it opens, made when it is first pressed. */
final class DropDown extends Div {
    private final Button button;
    private final String name;
    private final Supplier<List<? extends Component>> items;

    /**
     * A closed one.
     *
     * @param id of the button
     * @param name of button and list, for who does not see where they stand
     */
    DropDown(String id, String text, String name, Supplier<List<? extends Component>> items) {
        this.name = name;
        this.items = items;
        button = new Button(text);
        button.setId(id);
        button.setAriaLabel(name);
        button.getElement().setAttribute("aria-haspopup", "dialog");
        button.getElement().setAttribute("aria-expanded", "false");
        DomListenerRegistration[] first = new DomListenerRegistration[1];
        first[0] = button.getElement().addEventListener("click", event -> {
            first[0].remove(); // from now on the browser opens it by itself
            open();
        });
        add(button);
        addClassName("dh-take-menu");
    }

    private void open() {
        Div list = new Div();
        list.addClassName("dh-take");
        items.get().forEach(list::add);
        Popover popover = new Popover(list);
        popover.setTarget(button);
        popover.setAriaLabel(name);
        add(popover);
        popover.open();
    }
}
