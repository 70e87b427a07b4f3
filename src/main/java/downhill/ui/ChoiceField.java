package downhill.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import downhill.choice.Catalogue;
import downhill.choice.Choice;
import downhill.experiment.ExperimentCodec;
import java.util.List;

/** A menu of all choices of a family, and the fields of the one chosen. */
final class ChoiceField<T extends Choice> extends Div {
    private final Select<String> menu = new Select<>();
    private final ParameterFields parameters;
    private final String family;
    private final String path;
    private final Changes changes;

    /**
     * A menu for the choice at a path of the experiment.
     *
     * @param id handle of the menu
     * @param name the family's part in the keys of its texts
     */
    ChoiceField(String id, Class<T> type, String name, String path, Changes changes) {
        family = name;
        this.path = path;
        this.changes = changes;
        parameters = new ParameterFields(path, changes);
        addClassName("dh-choice");
        menu.setId(id);
        menu.setLabel(Words.text("field." + id));
        menu.setHelperText(null);
        menu.setItemLabelGenerator(item -> Words.choice(family, item, ""));
        menu.setItems(Catalogue.of(type).ids());
        menu.addValueChangeListener(event -> {
            if (event.isFromClient() && event.getValue() != null) {
                Fields.explain(menu, this.changes.change(this.path, ExperimentCodec.quote(event.getValue())));
            }
        });
        add(menu, parameters);
    }

    /** Offers only these. */
    void offer(List<String> ids) {
        menu.setItems(ids);
    }

    void show(T choice) {
        menu.setValue(choice.id());
        menu.setInvalid(false);
        menu.setTooltipText(Words.choice(family, choice.id(), ".why"));
        parameters.show(choice);
    }
}
