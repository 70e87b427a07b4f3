package downhill.ui;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import downhill.choice.Catalogue;
import downhill.data.DataSpec;
import downhill.data.Derived;
import downhill.experiment.ExperimentCodec;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Further inputs, computed from the two of a plane. */
final class DerivedInputs extends CheckboxGroup<String> {
    private static final int PLANE = 2;
    private static final List<String> ALL = Catalogue.of(Derived.class).ids();

    DerivedInputs(Changes changes) {
        super(Words.text("parameter.derived"));
        setId("derived");
        Tips.on(this, Words.text("parameter.derived.why"));
        setItems(ALL);
        setItemLabelGenerator(id -> Words.choice("derived", id, ""));
        addValueChangeListener(event -> {
            if (event.isFromClient()) {
                changes.replace(
                        experiment -> experiment.withData(experiment.data().withDerived(of(event.getValue()))));
            }
        });
    }

    private static List<Derived> of(Set<String> ids) {
        return ALL.stream()
                .filter(ids::contains)
                .map(id -> ExperimentCodec.choice(Derived.class, id).orElseThrow())
                .toList();
    }

    /** Shows those of some data; hidden where there is no plane. */
    void show(DataSpec data) {
        setVisible(data.steps() == 1 && data.dataset().labels().inputs().size() == PLANE);
        setValue(data.derived().stream().map(Derived::id).collect(Collectors.toSet()));
    }
}
