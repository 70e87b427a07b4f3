package downhill.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import downhill.experiment.Experiment;
import downhill.measure.Histogram;
import downhill.measure.LayerHistograms;
import downhill.train.Frame;
import downhill.train.Measurement;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How large the numbers of each layer are: one kind of them at a time, as histograms. */
final class SizesLens extends Div implements Lens {
    private final LayerHistogramsView histograms = new LayerHistogramsView();
    private List<String> names = List.of();
    private Numbers numbers = Numbers.WEIGHTS;
    private @Nullable Frame last;

    SizesLens() {
        addClassName("dh-lens");
        Menu<Numbers> menu =
                new Menu<>("sizes-of", item -> Words.text("sizes." + item.name().toLowerCase(Locale.ROOT)));
        menu.offer(List.of(Numbers.values()));
        menu.setValue(numbers);
        menu.setAriaLabel(Words.text("field.sizes-of"));
        menu.addValueChangeListener(event -> {
            if (event.getValue() != null) {
                numbers = event.getValue();
                again();
            }
        });
        add(menu, histograms);
    }

    private void again() {
        if (last != null) {
            histograms.show(last, names, this::histogram);
        }
    }

    private Histogram histogram(LayerHistograms layer) {
        return switch (numbers) {
            case WEIGHTS -> layer.weights();
            case GRADIENT -> layer.gradient();
            case PRE_ACTIVATION -> layer.preActivation();
            case ACTIVATION -> layer.activation();
        };
    }

    @Override
    public Set<Measurement> needs() {
        return Set.of(Measurement.HISTOGRAMS);
    }

    @Override
    public Component view() {
        return this;
    }

    @Override
    public void show(Experiment experiment) {
        names = LayerNames.of(experiment);
    }

    @Override
    public void show(Frame frame, ViewSettings settings) {
        last = frame;
        again();
    }

    /** Whose histograms are shown. */
    enum Numbers {
        /** All weights. */
        WEIGHTS,
        /** What the last batch says of them. */
        GRADIENT,
        /** What stands before the activation. */
        PRE_ACTIVATION,
        /** What the layer answers. */
        ACTIVATION
    }
}
