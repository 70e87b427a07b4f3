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
import java.util.Objects;
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
    /** Stands for the entry that shows all others; what was chosen stays chosen. */
    private static final String ALL = "…";

    /** Fewer than these beyond the first are shown at once. */
    private static final int FEWEST = 3;

    /** Shows few entries until somebody asks for all: then these, opened again with the old choice. */
    private static final String UNFOLD = """
            this.dhAll = $1;
            this.items = this.dhOpen ? $1 : $0;
            if (!this.dhFolds) {
              this.dhFolds = true;
              let before = this.value;
              this.addEventListener('value-changed', event => {
                if (event.detail.value !== $2) {
                  before = event.detail.value;
                  return;
                }
                this.dhOpen = true;
                this.items = this.dhAll;
                this.value = before;
                setTimeout(() => { this.opened = true; });
              });
            }
            """;

    /** The list has no name of its own, and a line in it is no choice. */
    private static final String NAME = """
            if (!this.dhNamed) {
              this.dhNamed = true;
              this.addEventListener('opened-changed', event => event.detail.value && requestAnimationFrame(() => {
                const list = this.querySelector('vaadin-select-list-box');
                list?.setAttribute('aria-label', this.accessibleName || this.label || '');
                list?.querySelectorAll('hr').forEach(line => {
                  line.role = 'presentation';
                  line.removeAttribute('tabindex');
                });
              }));
            }
            """;

    private final Function<T, String> label;
    private @Nullable T sent;
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
        if (key.equals(ALL)) {
            return menu.getValue();
        }
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
        getElement().executeJs(NAME);
        send();
    }

    @Override
    public void setValue(@Nullable T value) {
        super.setValue(value);
        if (isFolded() && isAttached() && !Objects.equals(unfamiliar(), sent)) {
            send();
        }
    }

    private boolean isFolded() {
        return !first.isEmpty() && rest.size() >= FEWEST;
    }

    /** What is chosen, where a folded menu would not show it. */
    private @Nullable T unfamiliar() {
        T value = getValue();
        return value != null && rest.contains(value) ? value : null;
    }

    private void send() {
        ArrayNode all = Json.array();
        first.forEach(item -> add(all, item));
        if (!first.isEmpty() && !rest.isEmpty()) {
            all.addObject().put("component", "hr");
        }
        rest.forEach(item -> add(all, item));
        if (isFolded()) {
            getElement().executeJs(UNFOLD, folded(), all, ALL);
        } else {
            getElement().executeJs("this.items = $0", all);
        }
    }

    private ArrayNode folded() {
        ArrayNode few = Json.array();
        first.forEach(item -> add(few, item));
        T chosen = unfamiliar();
        sent = chosen;
        if (chosen != null) {
            add(few, chosen);
        }
        few.addObject().put("component", "hr");
        few.addObject()
                .put("label", Words.text("menu.all", first.size() + rest.size()))
                .put("value", ALL);
        return few;
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
