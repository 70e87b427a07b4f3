package downhill.ui;

import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;

/** Usual values for a field in which any value may be typed: the browser's own list, there at once. */
final class Suggestions {
    private static final String LIST = """
            const list = document.createElement('datalist');
            list.id = $0;
            list.append(...$1.map(value => Object.assign(document.createElement('option'), { value })));
            this.append(list);
            this.inputElement.setAttribute('list', $0);
            """;

    private Suggestions() {}

    /** Offers values at a field that has an id. */
    static void offer(TextField field, List<String> values) {
        String id = field.getId().orElseThrow() + "-suggestions";
        field.addAttachListener(event -> {
            ArrayNode all = Json.array();
            values.forEach(all::add);
            field.getElement().executeJs(LIST, id, all);
        });
    }
}
