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
}
