package downhill.ui;

import com.vaadin.flow.component.AbstractField.ComponentValueChangeEvent;
import com.vaadin.flow.component.AbstractSinglePropertyField;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.HasAriaLabel;
import com.vaadin.flow.component.HasPlaceholder;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.shared.InputField;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;

/**
 * Vaadin's select, whose entries only the browser has: on the server each would be two components of every open page.
 *
 * @param <T> the values, which {@link Object#toString} tells apart; null is no choice
 */
@Tag("vaadin-select")
@Uses(Select.class)
final class Menu<T> extends AbstractSinglePropertyField<Menu<T>, T>
        implements InputField<ComponentValueChangeEvent<Menu<T>, T>, T>,
                HasAriaLabel,
                HasPlaceholder,
                HasValidationProperties {
    private final Function<T, String> label;
    private List<T> first = List.of();
    private List<T> rest = List.of();

    /** @param label what an entry says */
    Menu(String id, Function<T, String> label) {
        super("value", null, String.class, Menu::value, (_, value) -> value == null ? "" : value.toString());
        this.label = label;
        setId(id);
        // What is wrong with a choice only the server knows.
        getElement().setProperty("manualValidation", true);
    }

    private static <T> @Nullable T value(Menu<T> menu, String key) {
        return menu.offered()
                .filter(item -> item.toString().equals(key))
                .findFirst()
                .orElse(null);
    }

    private Stream<T> offered() {
        return Stream.concat(first.stream(), rest.stream());
    }

    /** Offers these and no others. */
    void offer(List<T> items) {
        offer(items, List.of());
    }

    /** Offers these and no others, with a line between the first and the rest if there are both. */
    void offer(List<T> top, List<T> others) {
        if (!top.equals(first) || !others.equals(rest)) {
            first = List.copyOf(top);
            rest = List.copyOf(others);
            if (isAttached()) {
                send();
            }
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        // The browser makes the element anew.
        send();
    }

    private void send() {
        ArrayNode items = Json.array();
        first.forEach(item -> add(items, item));
        if (!first.isEmpty() && !rest.isEmpty()) {
            items.addObject().put("component", "hr");
        }
        rest.forEach(item -> add(items, item));
        getElement().executeJs("this.items = $0", items);
    }

    private void add(ArrayNode items, T item) {
        items.addObject().put("label", label.apply(item)).put("value", item.toString());
    }

    @Override
    public void setAriaLabel(String text) {
        getElement().setProperty("accessibleName", text);
    }

    @Override
    public Optional<String> getAriaLabel() {
        return Optional.ofNullable(getElement().getProperty("accessibleName"));
    }
}
