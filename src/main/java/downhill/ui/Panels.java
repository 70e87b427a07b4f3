package downhill.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import downhill.diagnose.Remedy;
import downhill.experiment.Experiment;
import downhill.train.Frame;
import downhill.train.Interest;
import downhill.train.Measurement;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The panels of the playground, in their places: what is chosen, what is seen of it, and what is wrong. */
final class Panels extends Main implements FramePart {
    /** What they show of a frame while nothing more is opened. */
    static final Interest SHOWN = new Interest(
            Set.of(
                    Measurement.SERIES,
                    Measurement.METRICS,
                    Measurement.GRADIENTS,
                    Measurement.WEIGHTS,
                    Measurement.OUTPUT,
                    Measurement.FINGERPRINT),
            Interest.MAX_RATE);

    private final NetworkPanel network;
    private final OutputPanel output = new OutputPanel();
    private final LossPanel loss;
    private final TimelinePanel timeline;
    private final MapsPanel maps = new MapsPanel();
    private final VerdictsPanel verdicts;
    private final List<Panel> all;
    private final List<FramePart> live;

    /**
     * Empty ones.
     *
     * @param look changes how the run is looked at
     * @param attempt tries what a verdict says
     */
    Panels(Changes changes, Consumer<UnaryOperator<ViewSettings>> look, Consumer<Remedy> attempt) {
        DataPanel data = new DataPanel(changes);
        TrainingPanel training = new TrainingPanel(changes);
        network = new NetworkPanel(changes);
        loss = new LossPanel(look);
        timeline = new TimelinePanel(look);
        verdicts = new VerdictsPanel(attempt);
        all = List.of(data, network, training, output, loss, timeline, maps);
        live = List.of(output, loss, timeline, verdicts, maps, network.graph());
        Div left = new Div(data, training);
        left.addClassName("dh-left");
        add(left, network, loss, timeline, verdicts, output, maps);
        addClassName("dh-main");
    }

    /** The panel of the losses, for what leads through their time and what stands beside them. */
    LossPanel loss() {
        return loss;
    }

    /** Menus that give out what is seen. */
    void addTools(TakeAway take) {
        loss.addTools(take.loss());
        timeline.addTools(take.timeline());
    }

    void show(Experiment experiment) {
        all.forEach(panel -> panel.show(experiment));
        verdicts.show(experiment);
        setClassName("dh-on-surface", !experiment.trainsNetwork()); // there are no layers to look into
    }

    @Override
    public void show(Frame frame, ViewSettings settings) {
        live.forEach(part -> part.show(frame, settings));
    }
}
