package downhill.ui;

import com.vaadin.flow.component.html.Div;
import downhill.experiment.Cards;
import downhill.experiment.Experiment;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The fields of one hidden layer alone: units, activation, start, norm, dropout, residual connection, as far as its kind has them. */
final class LayerFields extends Div {
    private final FieldChanges changes;
    private final Menu<Integer> menu;
    private Experiment shown = Cards.first();
    private List<String> names = List.of();
    private @Nullable ParameterFields fields;
    private int layer = -1;

    LayerFields(FieldChanges changes, Explanations formulas) {
        this.changes = changes;
        addClassName("dh-layer-fields");
        menu = new Menu<>("one-layer", each -> names.get(each));
        menu.setLabel(Words.text("field.one-layer"));
        Tips.on(menu, Words.text("field.one-layer.why"));
        menu.addValueChangeListener(event -> {
            if (event.isFromClient() && event.getValue() != null) {
                choose(event.getValue() + 1);
            }
        });
        add(formulas.beside(
                "one-layer", menu, (experiment, _) -> NetworkFormulas.layer(experiment, Math.max(0, layer))));
    }

    /**
     * Shows the fields of a layer, from 1.
     *
     * @return whether there is such a hidden layer
     */
    boolean choose(int number) {
        if (number < 1 || number > shown.network().layers().size()) {
            return false;
        }
        if (number - 1 != layer) {
            dropFields();
            layer = number - 1;
        }
        show(shown);
        return true;
    }

    private void dropFields() {
        if (fields != null) {
            remove(fields);
            fields = null;
        }
    }

    void show(Experiment experiment) {
        shown = experiment;
        int count = experiment.network().layers().size();
        setVisible(count > 0);
        names = LayerNames.of(experiment);
        menu.offer(IntStream.range(0, count).boxed().toList());
        if (layer >= count) {
            layer = -1;
            dropFields();
        }
        menu.setValue(layer < 0 ? null : layer);
        menu.setPlaceholder(Words.text("field.all-layers"));
        if (layer >= 0) {
            ParameterFields current = fields;
            if (current == null) {
                current = new ParameterFields("subject.layers[" + layer + "]", changes);
                current.prefix("layer-");
                fields = current;
                add(current);
            }
            current.show(experiment.network().layers().get(layer));
        }
    }
}
