package downhill.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import downhill.data.Csv;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/** Which columns of a table are used, and for what. */
final class CsvColumns extends Div {
    private final Csv csv;
    private final List<String> names;
    private final Consumer<Csv> picked;
    private final Select<String> target = new Select<>();
    private final CheckboxGroup<String> features = new CheckboxGroup<>(Words.text("own.features"));
    private final Checkbox classes = new Checkbox(Words.text("own.classes"));
    private final Checkbox fill = new Checkbox(Words.text("own.fill"));

    /** @param picked hears of each choice, be it good or not */
    CsvColumns(Csv csv, Consumer<Csv> picked) {
        this.csv = csv;
        this.picked = picked;
        names = csv.columns().stream().map(Csv.Column::name).toList();
        addClassName("dh-own-columns");
        target.setId("own-target");
        target.setLabel(Words.text("own.target"));
        target.setItems(names);
        target.setValue(names.getLast());
        target.addValueChangeListener(event -> choose());
        features.setId("own-features");
        classes.setId("own-classes");
        Tips.on(classes, Words.text("own.classes.why"));
        classes.addValueChangeListener(event -> tell());
        fill.setId("own-fill");
        Tips.on(fill, Words.text("own.fill.why"));
        fill.addValueChangeListener(event -> tell());
        offer(new LinkedHashSet<>(names));
        features.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                tell();
            }
        });
        add(target, features, classes, fill);
    }

    private void choose() {
        Set<String> before = new LinkedHashSet<>(features.getValue());
        names.stream().filter(name -> !offered().contains(name)).forEach(before::add);
        offer(before);
        tell();
    }

    private List<String> offered() {
        return features.getListDataView().getItems().toList();
    }

    private void offer(Set<String> wanted) {
        List<String> inputs =
                names.stream().filter(name -> !name.equals(target.getValue())).toList();
        features.setItems(inputs);
        wanted.retainAll(inputs);
        features.setValue(wanted);
        boolean numeric = csv.columns().stream()
                .anyMatch(column -> column.numeric() && column.name().equals(target.getValue()));
        classes.setEnabled(numeric);
    }

    private void tell() {
        List<String> chosen = names.stream()
                .filter(name -> features.getValue().contains(name))
                .toList();
        boolean all = chosen.size() == names.size() - 1;
        String learned = Objects.requireNonNullElse(target.getValue(), "");
        picked.accept(new Csv(
                csv.text(),
                all ? List.of() : chosen,
                learned.equals(names.getLast()) ? "" : learned,
                fill.getValue(),
                classes.getValue() && classes.isEnabled()));
    }
}
