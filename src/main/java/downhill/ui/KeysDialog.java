package downhill.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The keys of the page. */
final class KeysDialog extends Dialog {
    /** Keys that press a button, wherever the focus is, but where somebody types. */
    static final List<Stroke> TRANSPORT = List.of(
            new Stroke("p", "play"),
            new Stroke("u", "step"),
            new Stroke("e", "epoch-step"),
            new Stroke("r", "reset"),
            new Stroke("n", "new-seed"));

    /** Keys that go one entry down or up in a menu. */
    static final List<Stride> PACE = List.of(new Stride("f", "speed", 1), new Stride("s", "speed", -1));

    private static final List<String> CHART = List.of("arrows", "far", "ends", "zoom", "whole", "escape");

    /**
     * Shows them.
     *
     * @param on whether the keys of the transport do something
     * @param turn makes them do something, or nothing
     */
    KeysDialog(boolean on, Consumer<Boolean> turn) {
        setHeaderTitle(Words.text("keys"));
        addClassName("dh-keys");
        DescriptionList transport = new DescriptionList();
        TRANSPORT.forEach(
                stroke -> add(transport, stroke.key().toUpperCase(Locale.ROOT), Words.text("keys." + stroke.button())));
        PACE.forEach(stride -> add(
                transport,
                stride.key().toUpperCase(Locale.ROOT),
                Words.text(stride.by() > 0 ? "keys.faster" : "keys.slower")));
        add(transport, "?", Words.text("keys.help"));
        DescriptionList chart = new DescriptionList();
        CHART.forEach(key -> add(chart, Words.text("keys.chart." + key + ".key"), Words.text("keys.chart." + key)));
        Checkbox active = new Checkbox(Words.text("keys.on"), on);
        active.setId("keys-on");
        active.addValueChangeListener(event -> turn.accept(event.getValue()));
        add(
                new H3(Words.text("keys.transport")),
                transport,
                new Paragraph(Words.text("keys.typing")),
                active,
                new H3(Words.text("keys.chart")),
                chart);
        getFooter().add(new Button(Words.text("button.close"), event -> close()));
    }

    private static void add(DescriptionList list, String key, String meaning) {
        list.add(new DescriptionList.Term(key), new DescriptionList.Description(meaning));
    }

    /**
     * A key that presses a button.
     *
     * @param button its id
     */
    record Stroke(String key, String button) {}

    /**
     * A key that chooses another entry of a menu.
     *
     * @param menu its id
     * @param by how many entries further down
     */
    record Stride(String key, String menu, int by) {}
}
