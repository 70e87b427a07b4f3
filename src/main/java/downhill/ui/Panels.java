package downhill.ui;

import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import downhill.diagnose.Remedy;
import downhill.experiment.Experiment;
import downhill.run.Jobs;
import downhill.train.Frame;
import downhill.train.Measurement;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The panels of the playground, in their places: what is chosen, what is seen of it, and what is wrong. */
@JsModule(Tips.MODULE)
final class Panels extends Main implements FramePart {
    /** What they show of a frame whatever the microscope does. */
    static final Set<Measurement> SHOWN = Set.of(
            Measurement.SERIES, Measurement.METRICS, Measurement.WEIGHTS, Measurement.OUTPUT, Measurement.FINGERPRINT);

    private final NetworkPanel network;
    private final OutputPanel output = new OutputPanel();
    private final LossPanel loss;
    private final TimelinePanel timeline;
    private final MapsPanel maps;
    private final Microscope microscope;
    private final VerdictsPanel verdicts;
    private final Jobs jobs;
    private @Nullable WeightSpacePanel weights;
    private final List<Panel> all;
    private final List<Panel> chosen;
    private final List<FramePart> live;

    /**
     * Empty ones.
     *
     * @param look changes how the run is looked at
     * @param attempt tries what a verdict says
     * @param specimen what the microscope looks at
     * @param jobs compute what is dear to draw
     */
    Panels(
            Changes changes,
            Consumer<UnaryOperator<ViewSettings>> look,
            Consumer<Remedy> attempt,
            Specimen specimen,
            Jobs jobs) {
        DataPanel data = new DataPanel(changes);
        Wishes wishes = new Wishes(specimen.measure());
        Explanations formulas = new Explanations(wishes.from(Set.of()));
        TrainingPanel training = new TrainingPanel(changes, formulas);
        network = new NetworkPanel(changes, formulas);
        loss = new LossPanel(look);
        timeline = new TimelinePanel(look);
        verdicts = new VerdictsPanel(attempt);
        microscope = new Microscope(
                new Specimen(wishes.from(MapsPanel.NEEDS), specimen.ask()), network.graph(), network::weight);
        this.jobs = jobs;
        maps = new MapsPanel(microscope::open);
        microscope.inPlaceOf(maps);
        all = List.of(data, network, training, output, loss, timeline, maps, microscope);
        chosen = List.of(data, network, training);
        live = List.of(output, loss, timeline, verdicts, maps, network.graph(), microscope, training);
        Div left = new Div(data, training);
        left.addClassName("dh-left");
        add(left, network, loss, timeline, verdicts, output, maps, microscope);
        addClassName("dh-main");
    }

    /** The panel of the losses, for what leads through their time and what stands beside them. */
    LossPanel loss() {
        return loss;
    }

    /** Menus that give out what is seen, and the way to the valley. */
    void addTools(TakeAway take) {
        maps.addTools(take.valley());
        loss.addTools(take.loss());
        timeline.addTools(take.timeline());
    }

    void show(Experiment experiment) {
        network.graph().withhold(false);
        all.forEach(panel -> panel.show(experiment));
        verdicts.show(experiment);
        showWeights(experiment);
        setClassName("dh-on-surface", !experiment.trainsNetwork()); // there are no layers to look into
        setClassName("dh-two-weights", WeightSpacePanel.fits(experiment));
    }

    /** Only a line has this panel, and few pages look at one. */
    private void showWeights(Experiment experiment) {
        WeightSpacePanel panel = weights;
        if (panel == null && WeightSpacePanel.fits(experiment)) {
            panel = new WeightSpacePanel(jobs, microscope::open);
            weights = panel;
            addComponentAtIndex(indexOf(microscope), panel);
        }
        if (panel != null) {
            panel.show(experiment);
        }
    }

    /** Shows in the panels of choices what somebody proposes; all else is still of the run. */
    void propose(Experiment experiment, boolean other) {
        network.graph().withhold(other);
        chosen.forEach(panel -> panel.show(experiment));
    }

    @Override
    public void show(Frame frame, ViewSettings settings) {
        live.forEach(part -> part.show(frame, settings));
        if (weights != null) {
            weights.show(frame, settings);
        }
    }
}
