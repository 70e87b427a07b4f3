package downhill.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Span;
import downhill.experiment.Experiment;
import downhill.nn.BatchNorm;
import downhill.nn.Dense;
import downhill.train.Frame;
import downhill.train.LayerMeasure;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** What reaches each layer over time. */
final class TimelinePanel extends Panel implements FramePart {
    private final GradientTimeline timeline = new GradientTimeline();
    private final Span caution = new Span(Words.text("timeline.caution"));
    private final Checkbox relative = new Checkbox(Words.text("field.relative"));
    private List<String> names = List.of();
    private LayerMeasure shown = LayerMeasure.ERROR_SIGNAL;
    private boolean normalised;

    /** @param look changes how this page looks at its run */
    TimelinePanel(Consumer<UnaryOperator<ViewSettings>> look) {
        super("dh-timeline", "timeline");
        Menu<LayerMeasure> measure = new Menu<>(
                "layer-measure", item -> Words.text("measure." + item.name().toLowerCase(Locale.ROOT)));
        measure.offer(List.of(LayerMeasure.values()));
        measure.setValue(LayerMeasure.ERROR_SIGNAL);
        measure.setAriaLabel(Words.text("field.layer-measure"));
        measure.addValueChangeListener(event -> {
            shown = event.getValue();
            title(Words.text("panel.timeline." + shown.name().toLowerCase(Locale.ROOT)));
            warn();
            look.accept(settings -> settings.withMeasure(shown));
        });
        relative.setId("relative");
        relative.addValueChangeListener(event -> look.accept(settings -> settings.withRelative(event.getValue())));
        caution.setId("timeline-caution");
        addTools(caution, relative, measure);
        add(timeline);
        warn();
    }

    private boolean comparable() {
        return !normalised || shown.comparesNormalisedLayers();
    }

    /** Whether a measure of this network's layers may be divided by that of another layer. */
    static boolean comparable(Experiment experiment, LayerMeasure measure) {
        return !normalised(experiment) || measure.comparesNormalisedLayers();
    }

    private static boolean normalised(Experiment experiment) {
        return experiment.network().layers().stream()
                .anyMatch(layer -> layer instanceof Dense dense && dense.normalization() instanceof BatchNorm);
    }

    private void warn() {
        caution.setVisible(!comparable());
        relative.setEnabled(comparable());
    }

    @Override
    void show(Experiment experiment) {
        normalised = normalised(experiment);
        warn();
        List<String> layers = LayerNames.of(experiment);
        if (!layers.equals(names)) {
            names = layers;
            ObjectNode labels = Words.labels("gradient-timeline");
            labels.set("layers", Json.texts(layers));
            timeline.setLabels(labels);
        }
    }

    @Override
    public void show(Frame frame, ViewSettings settings) {
        if (frame.errorSignal().size() == names.size()) {
            timeline.show(frame, settings.withRelative(settings.relative() && comparable()));
        }
    }
}
