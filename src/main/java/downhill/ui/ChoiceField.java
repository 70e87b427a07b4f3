package downhill.ui;

import com.vaadin.flow.component.html.Div;
import downhill.choice.Catalogue;
import downhill.choice.Choice;
import downhill.experiment.ExperimentCodec;
import java.util.List;

/** A menu of all choices of a family, and the fields of the one chosen. */
final class ChoiceField<T extends Choice> extends Div {
    private final Menu<String> menu;
    private final ParameterFields parameters;
    private final Class<T> type;
    private final String family;
    private final String path;
    private final FieldChanges changes;

    /**
     * A menu for the choice at a path of the experiment.
     *
     * @param id handle of the menu
     * @param label of the menu
     */
    ChoiceField(String id, String label, Class<T> type, String path, FieldChanges changes) {
        this.type = type;
        family = Catalogue.of(type).name();
        this.path = path;
        this.changes = changes;
        parameters = new ParameterFields(path, changes);
        addClassName("dh-choice");
        menu = new Menu<>(id, item -> Words.choice(family, item, ""));
        menu.setLabel(label);
        menu.addValueChangeListener(event -> {
            if (event.isFromClient() && event.getValue() != null) {
                Fields.explain(menu, this.changes.change(this.path, ExperimentCodec.quote(event.getValue())));
            }
        });
        offer(Catalogue.of(type).ids());
        add(menu, parameters);
    }

    /** The same with an id before the ids of its parameters' fields, for one that stands inside another. */
    ChoiceField<T> inside() {
        parameters.prefix(menu.getId().orElseThrow() + "-");
        return this;
    }

    /** Offers only these. */
    void offer(List<String> ids) {
        Familiar.offer(menu, type, ids);
    }

    void show(T choice) {
        menu.setValue(choice.id());
        menu.setInvalid(false);
        String why = "choice." + family + "." + choice.id() + ".why";
        Tips.on(menu, Words.has(why) ? Words.text(why) : "");
        parameters.show(choice);
    }
}
