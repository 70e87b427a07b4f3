package downhill.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import downhill.experiment.Experiment;
import downhill.train.Frame;
import downhill.train.Measurement;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** One layer: its activation, the slope of that, and where its numbers lie on both; with the bias of the unit that was chosen. */
final class LayerLens extends Div implements Lens {
    private final Focus focus;
    private final Following following;
    private final Menu<Integer> layers;
    private final LayerCurve curve = new LayerCurve();
    private Experiment experiment;
    private List<String> names = List.of();

    /** @param focus whose layer is shown */
    LayerLens(Focus focus, Following following, Experiment experiment) {
        this.focus = focus;
        this.following = following;
        this.experiment = experiment;
        addClassName("dh-lens");
        layers = new Menu<>("lens-layer", layer -> names.get(layer - 1));
        layers.setAriaLabel(Words.text("field.lens-layer"));
        layers.addValueChangeListener(event -> {
            if (event.isFromClient() && event.getValue() != null) {
                focus.layer(event.getValue());
                point();
                following.specimen().measure().accept(needs());
            }
        });
        add(layers, curve);
    }

    private void point() {
        int layer = focus.layer(experiment);
        layers.setValue(layer);
        curve.of(experiment, layer);
        if (focus.isUnit()) {
            follow(Matrices.of(experiment));
        } else {
            following.clear();
        }
    }

    private void follow(Matrices matrices) {
        Matrices.Matrix biases = matrices.all().get(focus.matrix(matrices));
        following.of(biases, biases.weight(focus.row(), 0), _ -> {
            // Its curve tells nothing of whether the run follows it; what is above the graph waits for its value.
        });
    }

    @Override
    public Set<Measurement> needs() {
        Set<Measurement> needs = EnumSet.of(Measurement.LAYERS, Measurement.HISTOGRAMS);
        if (focus.isUnit()) {
            needs.addAll(Following.NEEDS);
        }
        return needs;
    }

    @Override
    public Component view() {
        return this;
    }

    @Override
    public void show(Experiment other) {
        experiment = other;
        names = LayerNames.of(other);
        layers.offer(IntStream.rangeClosed(1, names.size()).boxed().toList());
        point();
    }

    @Override
    public void leave() {
        following.clear();
    }

    @Override
    public void show(Frame frame, ViewSettings settings) {
        curve.show(frame, settings);
        if (focus.isUnit()) {
            following.show(frame, settings);
        }
    }
}
