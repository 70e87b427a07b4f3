package downhill.ui;

import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.Element;
import java.util.List;

/** Usual values for a field in which any value may be typed: the browser's own list, there at once. */
final class Suggestions {
    private Suggestions() {}

    /** Offers values at a field that has an id. */
    static void offer(TextField field, List<String> values) {
        String id = field.getId().orElseThrow() + "-suggestions";
        Element list = new Element("datalist").setAttribute("id", id);
        values.forEach(value -> list.appendChild(new Element("option").setAttribute("value", value)));
        field.getElement().appendChild(list);
        field.addAttachListener(
                event -> field.getElement().executeJs("this.inputElement.setAttribute('list', $0)", id));
    }
}
